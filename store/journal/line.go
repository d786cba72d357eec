package journal

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash/crc32"
)

// A line is {"crc":"89abcdef","event":…} or, at the head of a segment,
// {"crc":"89abcdef","journal":…}. The CRC-32C is of the bytes of what stands there, which
// is JSON without a line break; nothing else in a line varies, so that no change of a
// single bit passes.
const (
	opening    = `{"crc":"`
	eventMark  = `","event":`
	headerMark = `","journal":`
	crcDigits  = 8
)

// Longest is the length that a line may have. What is longer is damage.
const Longest = 1 << 20

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Sum is the checksum of an event.
func Sum(event []byte) uint32 { return crc32.Checksum(event, castagnoli) }

// addLine appends a line with its line break to b.
func addLine(b []byte, mark string, body []byte) []byte {
	sum := Sum(body)
	b = append(b, opening...)
	b = hex.AppendEncode(b, []byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)})
	b = append(b, mark...)
	b = append(b, body...)
	return append(b, "}\n"...)
}

// AddLine appends the line of an event to b, with its line break.
func AddLine(b, event []byte) []byte { return addLine(b, eventMark, event) }

var errDamaged = errors.New("it is damaged")

// parse returns what stands in a line, without its line break.
func parse(line []byte, mark string) ([]byte, error) {
	at := len(opening) + crcDigits
	if len(line) < at+len(mark)+1 || string(line[:len(opening)]) != opening ||
		string(line[at:at+len(mark)]) != mark || line[len(line)-1] != '}' {
		return nil, errDamaged
	}
	body := line[at+len(mark) : len(line)-1]
	var sum uint32
	for _, c := range line[len(opening):at] {
		switch { // capitals are no digits here: one bit makes a capital of a letter
		case c >= '0' && c <= '9':
			sum = sum<<4 | uint32(c-'0')
		case c >= 'a' && c <= 'f':
			sum = sum<<4 | uint32(c-'a'+10)
		default:
			return nil, errDamaged
		}
	}
	if sum != Sum(body) {
		return nil, errDamaged
	}
	return body, nil
}

// Event returns the event in a line of a journal.
func Event(line []byte) ([]byte, error) { return parse(line, eventMark) }

// IsLine reports whether a line is meant for one of a journal, be it damaged.
func IsLine(line []byte) bool { return bytes.HasPrefix(line, []byte(opening)) }

// IsHeader reports whether a line is the first of a segment.
func IsHeader(line []byte) bool {
	_, err := parseHeader(line)
	return err == nil
}

// header is the first line of a segment.
type header struct {
	Version  int    `json:"version"`
	Segment  int    `json:"segment"`
	Previous string `json:"previous"` // SHA-256 of the segment before, "" where a journal begins
}

const version = 1

func (h header) line() []byte {
	body, _ := json.Marshal(h) // never fails
	return addLine(nil, headerMark, body)
}

func parseHeader(line []byte) (header, error) {
	var h header
	body, err := parse(line, headerMark)
	if err != nil {
		return h, err
	}
	return h, json.Unmarshal(body, &h)
}
