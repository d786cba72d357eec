package content

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

// To parse YAML is half of what reading a pack costs. So what came of it is kept for the next
// start, each file's under the hash of its bytes: one that did not change is not parsed
// again. It is a cache: where it is missing or damaged a start takes longer, and that is all.

// parsed is what is kept of the files of one pack. Several may use it at once; nil keeps
// nothing.
type parsed struct {
	path string

	mu    sync.Mutex
	known map[digest]string // packed nodes, as they were found
	used  map[digest]string // those of the files there are
	anew  bool              // some of them were not known
}

type digest [sha256.Size]byte

// parsedHead begins the file. It changes with what may be in it: with how nodes are packed,
// with what of YAML is refused before they are kept, and with the library that parses.
const parsedHead = "ownpace: yaml.v3 v3.0.1, packed 2\n"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// headOf is that with the program, as it was built: another may fill in the first draw of a
// pattern otherwise.
func headOf() string {
	if program, err := os.Executable(); err == nil {
		if info, err := os.Stat(program); err == nil {
			return fmt.Sprintf("%s%d %d\n", parsedHead, info.Size(), info.ModTime().UnixNano())
		}
	}
	return parsedHead
}

// openParsed takes up what a folder keeps of a pack; "" is no folder.
func openParsed(dir, pack string) *parsed {
	if dir == "" {
		return nil
	}
	p := &parsed{path: filepath.Join(dir, pack), known: make(map[digest]string), used: make(map[digest]string)}
	for u := (unpacker{text: bodyOf(p.path)}); u.text != "" && !u.bad; {
		var d digest
		copy(d[:], u.take(len(d)))
		p.known[d] = u.string()
	}
	return p
}

// mostKept bounds what is taken up, in bytes: nodes are smaller than what they were made of.
const mostKept = 2 * maxPack

// bodyOf is what a file of this program keeps, after its head and its checksum; "" when it is
// damaged, or another's.
func bodyOf(path string) string {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > mostKept {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	head := headOf()
	before := make([]byte, len(head)+crc32.Size)
	if _, err := io.ReadFull(f, before); err != nil || string(before[:len(head)]) != head {
		return ""
	}
	var body strings.Builder
	body.Grow(int(info.Size()))
	sum := crc32.New(castagnoli)
	if _, err := io.Copy(io.MultiWriter(&body, sum), f); err != nil || sum.Sum32() != binary.LittleEndian.Uint32(before[len(head):]) {
		return ""
	}
	return body.String()
}

// nodes are those of a file with such bytes, and what they cost to make, if they are known.
func (p *parsed) nodes(d digest) (root *yaml.Node, cost int, ok bool) {
	if p == nil {
		return nil, 0, false
	}
	p.mu.Lock()
	packed, known := p.known[d]
	if !known { // the manifest is read for a glimpse, and again with all the rest
		packed, known = p.used[d]
	}
	p.mu.Unlock()
	if !known {
		return nil, 0, false
	}
	if root, cost, ok = unpack(packed); ok {
		p.mu.Lock()
		p.used[d] = packed
		p.mu.Unlock()
	}
	return root, cost, ok
}

// add takes the nodes of a file in which nothing was wrong.
func (p *parsed) add(d digest, root *yaml.Node, cost int) {
	if p == nil {
		return
	}
	packed := pack(root, cost)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.used[d], p.anew = packed, true
}

// keep writes down what was used, if that is not what was found. A folder that cannot be
// written keeps nothing.
func (p *parsed) keep() {
	if p == nil || !p.anew {
		return
	}
	var body []byte
	for d, packed := range p.used {
		body = appendText(append(body, d[:]...), packed)
	}
	file := binary.LittleEndian.AppendUint32([]byte(headOf()), crc32.Checksum(body, castagnoli))
	if err := os.Mkdir(filepath.Dir(p.path), 0o700); err == nil || errors.Is(err, os.ErrExist) {
		aside := p.path + ".new" // what was left of an earlier one is written over
		if os.WriteFile(aside, append(file, body...), 0o600) == nil {
			_ = os.Rename(aside, p.path)
		}
	}
}

// plainTags are the tags of what a pack may hold; each is packed as its place here.
var plainTags = []string{"!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq", "!!timestamp", "!!merge", "!!binary", ""}

// pack writes nodes as a text: how many, how many places among the children of others, what
// they cost, and each before its children. The keys of a pack are few, and stand there over and
// over: those of one name become one node, in the place of the first.
func pack(root *yaml.Node, cost int) string {
	n, places := 0, 0
	var nodes []byte
	keys := make(map[key]int)
	var one func(node *yaml.Node, isKey bool)
	one = func(node *yaml.Node, isKey bool) {
		if isKey && bare(node) {
			k := key{node.Value, node.Tag, node.Style}
			if i, met := keys[k]; met {
				nodes = binary.AppendUvarint(append(nodes, metBefore), uint64(i))
				return
			}
			keys[k] = len(keys)
		}
		n++
		tag := slices.Index(plainTags, node.Tag)
		nodes = append(nodes, byte(node.Kind), byte(node.Style), byte(tag)) // 255 for another
		if tag < 0 {
			nodes = appendText(nodes, node.Tag)
		}
		nodes = binary.AppendUvarint(nodes, uint64(node.Line))
		nodes = binary.AppendUvarint(nodes, uint64(node.Column))
		for _, text := range []string{node.Value, node.HeadComment, node.LineComment, node.FootComment} {
			nodes = appendText(nodes, text)
		}
		nodes = binary.AppendUvarint(nodes, uint64(len(node.Content)))
		places += len(node.Content)
		for i, child := range node.Content {
			one(child, node.Kind == yaml.MappingNode && i%2 == 0)
		}
	}
	one(root, false)
	var head []byte
	for _, number := range []int{n, places, cost} {
		head = binary.AppendUvarint(head, uint64(number))
	}
	return string(head) + string(nodes)
}

// key is all that tells a key from another.
type key struct {
	value, tag string
	style      yaml.Style
}

// metBefore stands in the place of a kind where a key is one that was met before.
const metBefore byte = 0

// bare reports whether a node is a scalar and nothing else.
func bare(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && len(n.Content) == 0 && n.HeadComment == "" && n.LineComment == "" && n.FootComment == ""
}

func appendText(b []byte, text string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

// unpack is the contrary of pack.
func unpack(text string) (root *yaml.Node, cost int, ok bool) {
	u := &unpacker{text: text}
	n, places, cost := u.int(), u.int(), u.int()
	if u.bad || n < 1 || n > len(u.text) || places > len(u.text) {
		return nil, 0, false
	}
	u.nodes, u.places = make([]yaml.Node, n), make([]*yaml.Node, places)
	root = u.node(0, false)
	return root, cost, !u.bad && u.text == "" && len(u.nodes) == 0
}

// unpacker reads what was packed. What does not fit makes it bad; then all it reads is empty.
type unpacker struct {
	text   string
	bad    bool
	nodes  []yaml.Node // not given out yet: all of a file are made at once
	places []*yaml.Node
	keys   []*yaml.Node // in the order in which they were met
}

func (u *unpacker) node(depth int, isKey bool) *yaml.Node {
	if u.text != "" && u.text[0] == metBefore {
		u.take(1)
		if i := u.int(); isKey && i < len(u.keys) {
			return u.keys[i]
		}
		u.bad = true
		return nil
	}
	if len(u.nodes) == 0 || depth > maxDepth+1 {
		u.bad = true
		return nil
	}
	n := &u.nodes[0]
	u.nodes = u.nodes[1:]
	head := u.take(3)
	if u.bad {
		return nil
	}
	n.Kind, n.Style = yaml.Kind(head[0]), yaml.Style(head[1])
	if tag := int(head[2]); tag < len(plainTags) {
		n.Tag = plainTags[tag]
	} else {
		n.Tag = u.string()
	}
	n.Line, n.Column = u.int(), u.int()
	n.Value, n.HeadComment, n.LineComment, n.FootComment = u.string(), u.string(), u.string(), u.string()
	children := u.int()
	if children > len(u.places) {
		u.bad = true
	}
	if isKey && children == 0 && bare(n) {
		u.keys = append(u.keys, n)
	}
	if u.bad || children == 0 {
		return n
	}
	n.Content, u.places = u.places[:children:children], u.places[children:]
	for i := range n.Content {
		n.Content[i] = u.node(depth+1, n.Kind == yaml.MappingNode && i%2 == 0)
	}
	return n
}

func (u *unpacker) take(n int) string {
	if n > len(u.text) {
		u.bad, u.text = true, ""
		return ""
	}
	taken := u.text[:n]
	u.text = u.text[n:]
	return taken
}

func (u *unpacker) string() string { return u.take(u.int()) }

// int is a number from 0 to what a file may have of anything.
func (u *unpacker) int() int {
	var n uint64
	for i := 0; i < len(u.text) && i < 5; i++ {
		n |= uint64(u.text[i]&0x7f) << (7 * i)
		if u.text[i] < 0x80 {
			u.text = u.text[i+1:]
			return int(n)
		}
	}
	u.bad, u.text = true, ""
	return 0
}
