package store

import (
	"encoding/binary"
	"io"
	"iter"
	"os"
)

// Salvage reads what is whole in an index that is damaged, or that another program has
// open. It knows no more of bbolt than what a page of entries looks like, goes through the
// file page by page, and hands over whatever passes its checksum. Some of it comes more than
// once, since pages that were given free keep what stood there.

// The layout of a page: id 8, flags 2, count 2, overflow 4; then for each entry flags 4,
// position 4 (from itself), length of the key 4, of the value 4. All are of the order of
// bytes of the machine, which is little-endian wherever this program runs.
const (
	pageSize   = 4096 // the least; larger ones begin at a multiple of it
	pageHead   = 16
	entryHead  = 16
	leafFlag   = 2
	mostInPage = 0xffff
)

// salvage hands over the records of a file. The bytes are good until the next.
func salvage(path string) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(record{}, err)
			return
		}
		defer f.Close()
		page := make([]byte, pageSize)
		for at := int64(0); ; at += pageSize {
			n, err := f.ReadAt(page, at)
			if n < pageHead+entryHead {
				if err != nil && err != io.EOF {
					yield(record{}, err)
				}
				return
			}
			whole := page[:n]
			if overflow := leafOverflow(whole); overflow > 0 {
				whole = make([]byte, (overflow+1)*pageSize)
				n, _ := f.ReadAt(whole, at)
				whole = whole[:n]
			}
			if !salvagePage(whole, yield) {
				return
			}
		}
	}
}

// leafOverflow is how many pages more belong to one of entries, if that can be.
func leafOverflow(page []byte) int {
	overflow := binary.LittleEndian.Uint32(page[12:])
	if binary.LittleEndian.Uint16(page[8:]) != leafFlag || overflow > 1<<12 { // 16 MiB
		return 0
	}
	return int(overflow)
}

func salvagePage(page []byte, yield func(record, error) bool) bool {
	if binary.LittleEndian.Uint16(page[8:]) != leafFlag {
		return true
	}
	count := int(binary.LittleEndian.Uint16(page[10:]))
	for i := range min(count, mostInPage) {
		entry := pageHead + i*entryHead
		if entry+entryHead > len(page) {
			break
		}
		at := entry + int(binary.LittleEndian.Uint32(page[entry+4:]))
		keyLength := int(binary.LittleEndian.Uint32(page[entry+8:]))
		length := int(binary.LittleEndian.Uint32(page[entry+12:]))
		from, to := at+keyLength, at+keyLength+length
		if from < 0 || to > len(page) || from > to {
			continue
		}
		body, err := unsealed(page[from:to])
		if err != nil {
			continue
		}
		r, err := recordOf(body)
		if err != nil {
			continue
		}
		if !yield(r, nil) {
			return false
		}
	}
	return true
}
