package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"reflect"
	"strconv"
	"time"
)

// A record is an event as it is kept: its JSON, byte for byte as it was written, so that
// fields of a newer version survive, and what of it says who it is and when it was.
type record struct {
	device string
	seq    uint64
	time   time.Time
	body   []byte
	value  []byte // see kept; nil before
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// recordOf reads what an event's JSON says of itself.
func recordOf(body []byte) (record, error) {
	if r, ok := quickly(body); ok {
		return r, nil
	}
	var e struct {
		Device string    `json:"device"`
		Seq    uint64    `json:"seq"`
		Time   time.Time `json:"time"`
		Kind   string    `json:"kind"`
	}
	if err := json.Unmarshal(body, &e); err != nil {
		return record{}, err
	}
	if e.Device == "" || e.Seq == 0 || e.Kind == "" {
		return record{}, errors.New("it is no event")
	}
	return record{device: e.Device, seq: e.Seq, time: e.Time.UTC(), body: body}, nil
}

// quickly reads the beginning that this program gives every event.
func quickly(body []byte) (r record, ok bool) {
	rest, ok := bytes.CutPrefix(body, []byte(`{"device":"`))
	if !ok {
		return r, false
	}
	end := bytes.IndexByte(rest, '"')
	if end < 1 || bytes.IndexByte(rest[:end], '\\') >= 0 {
		return r, false
	}
	r.device, rest = string(rest[:end]), rest[end+1:]
	if rest, ok = bytes.CutPrefix(rest, []byte(`,"seq":`)); !ok {
		return r, false
	}
	end = bytes.IndexByte(rest, ',')
	if end < 1 {
		return r, false
	}
	seq, err := strconv.ParseUint(string(rest[:end]), 10, 64)
	if err != nil || seq == 0 {
		return r, false
	}
	if rest, ok = bytes.CutPrefix(rest[end:], []byte(`,"time":"`)); !ok {
		return r, false
	}
	end = bytes.IndexByte(rest, '"')
	if end < 1 || !bytes.HasPrefix(rest[end:], []byte(`","kind":"`)) {
		return r, false
	}
	at, err := time.Parse(time.RFC3339, string(rest[:end]))
	return record{device: r.device, seq: seq, time: at.UTC(), body: body}, err == nil
}

// order is the order in which events are folded.
type order struct {
	Time   time.Time `json:"time"`
	Device string    `json:"device"`
	Seq    uint64    `json:"seq"`
}

func (r record) order() order { return order{r.time, r.device, r.seq} }

func (o order) compare(p order) int {
	return cmp.Or(o.Time.Compare(p.Time), cmp.Compare(o.Device, p.Device), cmp.Compare(o.Seq, p.Seq))
}

// compare is the order of records; of two with the same id the first is the event, and the
// other is beside it, whichever came first.
func (r record) compare(other record) int {
	return cmp.Or(r.order().compare(other.order()), bytes.Compare(r.body, other.body))
}

// same reports whether two records say the same, be it in another layout.
func (r record) same(other record) bool {
	if bytes.Equal(r.body, other.body) {
		return true
	}
	var a, b any
	return generic(r.body, &a) == nil && generic(other.body, &b) == nil && reflect.DeepEqual(a, b)
}

func generic(body []byte, into *any) error {
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	return d.Decode(into)
}

// mark is a number for a record; the sum of the marks of two sets of records tells whether
// they are the same, in whatever order they came.
func (r record) mark() uint64 {
	x := uint64(14695981039346656037) // FNV-1a of the device
	for i := range len(r.device) {
		x = (x ^ uint64(r.device[i])) * 1099511628211
	}
	x ^= r.seq<<32 ^ uint64(crc32.Checksum(r.body, castagnoli))
	for range 2 { // spread every bit over all
		x ^= x >> 33
		x *= 0xff51afd7ed558ccd
	}
	return x ^ x>>33
}

// key is where a record stands in the index; those of a device stand together, in order.
func (r record) key() []byte { return keyOf(r.device, r.seq) }

func keyOf(device string, seq uint64) []byte {
	k := binary.BigEndian.AppendUint16(nil, uint16(len(device)))
	return binary.BigEndian.AppendUint64(append(k, device...), seq)
}

// kept is a copy of a record whose body is that of value, which is as the index keeps it.
func (r record) kept() record {
	r.value = sealed(r.body)
	r.body = r.value[4:]
	return r
}

// sealed is a record as the index keeps it: the CRC-32C of its JSON, and that.
func sealed(body []byte) []byte {
	v := binary.BigEndian.AppendUint32(make([]byte, 0, 4+len(body)), crc32.Checksum(body, castagnoli))
	return append(v, body...)
}

var errChecksum = errors.New("its checksum is wrong")

func unsealed(v []byte) ([]byte, error) {
	if len(v) < 4 || binary.BigEndian.Uint32(v) != crc32.Checksum(v[4:], castagnoli) {
		return nil, errChecksum
	}
	return v[4:], nil
}
