package content

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// editor is the YAML language server as an editor runs it, on a folder with the schema.
type editor struct {
	t     *testing.T
	dir   string
	in    io.Writer
	out   *bufio.Reader
	calls int
	found map[string][]string // diagnostics by file, as line: message
}

// newEditor starts yaml-language-server, which npm installs; without it the test is
// skipped.
func newEditor(t *testing.T) *editor {
	name, err := exec.LookPath("yaml-language-server")
	if err != nil {
		t.Skip("no yaml-language-server here; npm install -g yaml-language-server brings it, and this test will drive it")
	}
	cmd := exec.Command(name, "--stdio")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() }) // it does not answer: reading ends
	e := &editor{t: t, dir: t.TempDir(), in: in, out: bufio.NewReader(out), found: make(map[string][]string)}
	if err := os.WriteFile(filepath.Join(e.dir, "pack.schema.json"), Schema(), 0o666); err != nil {
		t.Fatal(err)
	}
	e.call("initialize", map[string]any{"processId": nil, "rootUri": "file://" + e.dir, "capabilities": map[string]any{
		"textDocument": map[string]any{"completion": map[string]any{"completionItem": map[string]any{"snippetSupport": true}}, "hover": map[string]any{"contentFormat": []string{"markdown"}}},
		"workspace":    map[string]any{"configuration": true},
	}})
	e.send(map[string]any{"method": "initialized", "params": map[string]any{}})
	return e
}

func (e *editor) send(message map[string]any) {
	message["jsonrpc"] = "2.0"
	data, err := json.Marshal(message)
	if err != nil {
		e.t.Fatal(err)
	}
	fmt.Fprintf(e.in, "Content-Length: %d\r\n\r\n%s", len(data), data)
}

// heard is a message of the server.
type heard struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
}

// listen takes one message in; what the server asks is answered.
func (e *editor) listen() heard {
	header, err := textproto.NewReader(e.out).ReadMIMEHeader()
	if err != nil {
		e.t.Fatalf("the language server is gone: %v", err)
	}
	n, _ := strconv.Atoi(header.Get("Content-Length"))
	data := make([]byte, n)
	if _, err := io.ReadFull(e.out, data); err != nil {
		e.t.Fatal(err)
	}
	var h heard
	if err := json.Unmarshal(data, &h); err != nil {
		e.t.Fatal(err)
	}
	switch {
	case h.Method == "workspace/configuration":
		var asked struct{ Items []struct{ Section string } }
		_ = json.Unmarshal(h.Params, &asked)
		var settings []any
		for _, item := range asked.Items {
			if item.Section == "yaml" {
				settings = append(settings, map[string]any{"validate": true, "hover": true, "completion": true, "schemaStore": map[string]any{"enable": false}})
			} else {
				settings = append(settings, map[string]any{})
			}
		}
		e.send(map[string]any{"id": h.ID, "result": settings})
	case h.Method == "textDocument/publishDiagnostics":
		var p struct {
			URI         string
			Diagnostics []struct {
				Message string
				Range   struct{ Start struct{ Line int } }
			}
		}
		_ = json.Unmarshal(h.Params, &p)
		found := []string{}
		for _, d := range p.Diagnostics {
			found = append(found, fmt.Sprintf("%d: %s", d.Range.Start.Line+1, d.Message))
		}
		e.found[p.URI] = found
	case h.Method != "" && h.ID != nil:
		e.send(map[string]any{"id": h.ID, "result": nil})
	}
	return h
}

func (e *editor) call(method string, params any) json.RawMessage {
	e.calls++
	e.send(map[string]any{"id": e.calls, "method": method, "params": params})
	for {
		if h := e.listen(); h.Method == "" && string(h.ID) == strconv.Itoa(e.calls) {
			return h.Result
		}
	}
}

// open shows a file to the server and waits for what it says of it.
func (e *editor) open(name, text string) (uri string, found []string) {
	uri = "file://" + filepath.Join(e.dir, name)
	if err := os.WriteFile(filepath.Join(e.dir, name), []byte(text), 0o666); err != nil {
		e.t.Fatal(err)
	}
	e.send(map[string]any{"method": "textDocument/didOpen", "params": map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": "yaml", "version": 1, "text": text}}})
	for {
		if found, told := e.found[uri]; told {
			return uri, found
		}
		e.listen()
	}
}

const modeline = "# yaml-language-server: $schema=./pack.schema.json\n"

// TestEditor: in an editor an author is offered what may come next, told what a key does,
// and told at its line what is wrong, in words one understands.
func TestEditor(t *testing.T) {
	e := newEditor(t)
	good := modeline + "pack: 1\ntitle: T\nskills:\n  a:\n    title: A\n    items:\n      - ask: What is 3 + 4?\n        answer: 7\n        mistakes:\n          12: That is times.\n        \n      - \n"
	uri, found := e.open("good.yaml", good)
	for _, f := range found {
		if !strings.HasPrefix(f, "13: ") { // the empty entry at the end is not finished
			t.Errorf("a sound pack: %s", f)
		}
	}
	at := func(line, character int) map[string]any {
		return map[string]any{"textDocument": map[string]any{"uri": uri}, "position": map[string]any{"line": line, "character": character}}
	}
	if hover := string(e.call("textDocument/hover", at(9, 10))); !strings.Contains(hover, "the very mistake") {
		t.Errorf("over `mistakes` it says %s", hover)
	}
	within := string(e.call("textDocument/completion", at(11, 8)))
	for _, key := range []string{"hints", "explain", "accept", "level"} {
		if !strings.Contains(within, `"label":"`+key+`"`) {
			t.Errorf("inside an item %s is not offered", key)
		}
	}
	if strings.Contains(within, `"label":"answer"`) {
		t.Error("a key that stands there already is offered again")
	}
	begin := string(e.call("textDocument/completion", at(12, 8)))
	for _, label := range []string{"choice", "cloze", "pairs"} {
		if !strings.Contains(begin, `"label":"`+label+`"`) {
			t.Errorf("for a new item no sample of %s is offered", label)
		}
	}
	for i, broken := range []struct{ text, want string }{
		{"pack: 1\ntitle: T\nskils:\n  a: {title: A}\n", "4: Property skils is not allowed."},
		{"pack: 1\ntitle: [T]\nskills:\n  a: {title: A}\n", "3: A text is wanted here"},
		{"pack: 1\ntitle: T\nskills:\n  a:\n    items:\n      - ask: Q\n        answer: a\n        anser: b\n", "9: Property anser is not allowed."},
		{"pack: 1\ntitle: T\nskills:\n  a:\n    items:\n      - ask: Q\n        answer: a\n        level: hrad\n", "9: Value is not accepted. Valid values:"},
		{"pack: 1\ntitle: T\nskills:\n  a:\n    items:\n      - ask: Q\n        answer: a\n        typos: 9\n", "9: Value is above the maximum of 3."},
		{"title: T\nneeds: [b]\nitems:\n  - ask: Q\n    answer: a\n    hints:\n      - {ask: Q, anwser: b}\n", "8: "},
	} {
		_, found := e.open(fmt.Sprintf("broken-%d.yaml", i), modeline+broken.text)
		if len(found) == 0 || !strings.HasPrefix(found[0], broken.want) {
			t.Errorf("%s\nis told %q, want %q", broken.text, found, broken.want)
		}
	}
}
