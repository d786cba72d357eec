package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The house: which room may import what, besides the standard library. A package may
// also import what is listed for the room itself.
var house = map[string][]string{
	"engine":            {"ownpace/engine/answer", "ownpace/engine/belief", "ownpace/engine/memory", "ownpace/engine/frozen"},
	"engine/answer":     {"golang.org/x/text", "ownpace/engine/expr"},
	"engine/expr":       {},
	"engine/belief":     {},
	"engine/memory":     {},
	"engine/frozen":     {},
	"engine/search":     {"golang.org/x/text"},
	"engine/simulated":  {"ownpace/engine"},
	"content":           {"ownpace/engine", "gopkg.in/yaml.v3", "github.com/mattn/go-runewidth"},
	"store":             {"ownpace/engine", "ownpace/store", "go.etcd.io/bbolt", "github.com/gofrs/flock"},
	"store/disk":        {},
	"store/journal":     {"ownpace/store/disk"},
	"tui":               {"ownpace/engine", "ownpace/tui"},
	"tui/page":          {"ownpace/engine"},
	"tui/theme":         {"ownpace/engine", "github.com/lucasb-eyer/go-colorful", "github.com/muesli/termenv"},
	"tui/screen":        {"ownpace/engine", "ownpace/tui/page", "ownpace/tui/theme"},
	"tui/crash":         {},
	"tui/gate":          {"ownpace/engine"},
	"tui/prose":         {"ownpace/engine", "ownpace/tui/theme", "github.com/charmbracelet/glamour", "github.com/charmbracelet/lipgloss", "github.com/charmbracelet/x/ansi", "github.com/muesli/termenv"},
	"tui/plain":         {"ownpace/engine", "ownpace/tui", "github.com/charmbracelet/x/ansi"},
	"tui/full":          {"ownpace/engine", "ownpace/tui", "github.com/charmbracelet", "github.com/muesli/termenv", "golang.org/x/image/draw", "github.com/NimbleMarkets/ntcharts"},
	"cmd/ownpace":       {"ownpace", "github.com/spf13/cobra", "github.com/spf13/pflag", "github.com/charmbracelet/x/term", "github.com/aymanbagabas/go-udiff", "golang.org/x/text"},
	"cmd/ownpace/quiet": {},
}

const top = "../.."

func TestWhoImportsWhom(t *testing.T) {
	eachFile(t, func(dir, name string, file *ast.File) {
		allowed, known := house[dir]
		if !known {
			t.Errorf("%s: the room %s is not in the house; add it with what it may import", name, dir)
			return
		}
		for _, spec := range file.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			first, _, _ := strings.Cut(path, "/")
			standard := !strings.Contains(first, ".") && first != "ownpace"
			within := slices.ContainsFunc(allowed, func(a string) bool { return path == a || strings.HasPrefix(path, a+"/") })
			if !standard && !within {
				t.Errorf("%s imports %s; %s may import %v", name, path, dir, allowed)
			}
		}
	})
}

// TestEngineIsPure looks for what would make the engine depend on anything but its
// arguments.
func TestEngineIsPure(t *testing.T) {
	closed := []string{"os", "os/exec", "os/signal", "io/fs", "io/ioutil", "net", "net/http", "path/filepath", "syscall",
		"math/rand", "crypto/rand", "log", "sync", "sync/atomic", "context", "unsafe", "runtime", "embed"}
	forbidden := map[string][]string{
		"time": {"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"},
		"rand": {"Int", "IntN", "Int64", "Uint64", "Float64", "Perm", "Shuffle", "N", "NormFloat64", "Uint32", "Int32"},
		"fmt":  {"Print", "Println", "Printf", "Scan", "Scanln", "Scanf"},
	}
	eachFile(t, func(dir, name string, file *ast.File) {
		if dir != "engine" && !strings.HasPrefix(dir, "engine/") {
			return
		}
		for _, spec := range file.Imports {
			if path, _ := strconv.Unquote(spec.Path.Value); slices.Contains(closed, path) {
				t.Errorf("%s imports %s", name, path)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				t.Errorf("%s starts a goroutine", name)
			case *ast.SelectorExpr:
				if pkg, ok := n.X.(*ast.Ident); ok && pkg.Obj == nil && slices.Contains(forbidden[pkg.Name], n.Sel.Name) {
					t.Errorf("%s calls %s.%s", name, pkg.Name, n.Sel.Name)
				}
			}
			return true
		})
	})
}

// TestTextHasOneDoor looks for conversions that would make an engine.Text of an
// unclean string: only text.go may.
func TestTextHasOneDoor(t *testing.T) {
	eachFile(t, func(dir, name string, file *ast.File) {
		if strings.HasSuffix(name, "engine/text.go") {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			if _, constant := call.Args[0].(*ast.BasicLit); constant {
				return true
			}
			switch fun := call.Fun.(type) {
			case *ast.SelectorExpr:
				if pkg, ok := fun.X.(*ast.Ident); ok && pkg.Name == "engine" && fun.Sel.Name == "Text" {
					t.Errorf("%s converts to engine.Text; use engine.Clean", name)
				}
			case *ast.Ident:
				if dir == "engine" && fun.Name == "Text" {
					t.Errorf("%s converts to Text; use Clean", name)
				}
			}
			return true
		})
	})
}

func TestTopOfTheTree(t *testing.T) {
	entries, err := os.ReadDir(top)
	if err != nil {
		t.Fatal(err)
	}
	wanted := []string{"cmd", "tui", "engine", "content", "store", "go.mod", "go.sum", "README.md"}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(wanted, e.Name()) {
			t.Errorf("%s stands at the top of the tree; it holds only %v and dot-files", e.Name(), wanted)
		}
	}
}

// eachFile parses every Go file of the program but its tests.
func eachFile(t *testing.T, look func(dir, name string, file *ast.File)) {
	t.Helper()
	n := 0
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if _, other := os.Stat(filepath.Join(path, "go.mod")); err == nil && other == nil && path != top {
				return fs.SkipDir // a module of its own
			}
			return err
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(top, path)
		look(filepath.ToSlash(filepath.Dir(rel)), filepath.ToSlash(rel), file)
		n++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 20 {
		t.Fatalf("only %d files were looked at", n)
	}
}

// The streams of the process are named in these places only: where they are handed to
// those who write through the gate, or asked whether they are a terminal.
var streams = map[string][]string{
	"Stdin":  {"cmd/ownpace/root.go", "cmd/ownpace/preview.go", "cmd/ownpace/new.go", "cmd/ownpace/ending.go", "store/probe.go"},
	"Stdout": {"cmd/ownpace/root.go", "cmd/ownpace/preview.go", "cmd/ownpace/ending.go", "store/probe.go"},
	"Stderr": {"cmd/ownpace/main.go", "cmd/ownpace/simulate.go"},
}

// What writes to the terminal, or asks it something, by itself.
var doors = map[string][]string{
	"fmt":      {"Print", "Printf", "Println", "Scan", "Scanf", "Scanln"},
	"log":      {"Print", "Printf", "Println", "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "SetOutput", "Default"},
	"lipgloss": {"Print", "Println", "Printf", "DefaultRenderer", "HasDarkBackground", "ColorProfile", "SetDefaultRenderer"},
	"termenv":  {"DefaultOutput", "NewOutput", "HasDarkBackground", "ForegroundColor", "BackgroundColor", "EnvColorProfile", "String", "Hyperlink", "Notify", "Copy"},
	"tea":      {"Println", "Printf", "LogToFile", "EnableReportFocus", "WithReportFocus", "EnableMouseAllMotion", "WithMouseAllMotion"},
	"glamour":  {"Render", "WithAutoStyle", "WithEnvironmentConfig"},
}

// TestOneDoorToTheTerminal: nothing writes to the terminal but through the gate, and
// nothing asks it anything.
func TestOneDoorToTheTerminal(t *testing.T) {
	eachFile(t, func(dir, name string, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				pkg, ok := n.X.(*ast.Ident)
				if !ok || pkg.Obj != nil {
					return true
				}
				if places, stream := streams[n.Sel.Name]; pkg.Name == "os" && stream && !slices.Contains(places, name) {
					t.Errorf("%s names os.%s; write through the gate to what you are given", name, n.Sel.Name)
				}
				if slices.Contains(doors[pkg.Name], n.Sel.Name) {
					t.Errorf("%s uses %s.%s, which is a door of its own", name, pkg.Name, n.Sel.Name)
				}
			case *ast.CallExpr:
				if fun, ok := n.Fun.(*ast.Ident); ok && fun.Obj == nil && (fun.Name == "print" || fun.Name == "println") {
					t.Errorf("%s prints", name)
				}
				if room, _, _ := strings.Cut(dir, "/"); (room == "tui" || room == "cmd") && writesPast(n) && !slices.Contains(ownWays, name) {
					t.Errorf("%s writes to a stream what has not passed the gate", name)
				}
			}
			return true
		})
	})
}

// ownWays are the files that write to a stream in another way: JSON, which has escapes of
// its own, and a bar of our own letters.
var ownWays = []string{"cmd/ownpace/report.go", "cmd/ownpace/simulate.go"}

// writesPast reports whether a call writes to a stream and what it writes is not of the
// gate. Builders are no streams.
func writesPast(call *ast.CallExpr) bool {
	fun, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) == 0 {
		return false
	}
	pkg, ok := fun.X.(*ast.Ident)
	if !ok || !(pkg.Name == "io" && fun.Sel.Name == "WriteString" || pkg.Name == "fmt" && strings.HasPrefix(fun.Sel.Name, "Fprint")) || builds(call.Args[0]) {
		return false
	}
	for _, arg := range call.Args[1:] {
		if made, ok := arg.(*ast.CallExpr); ok {
			arg = made.Fun
		}
		from, ok := arg.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if pkg, ok := from.X.(*ast.Ident); !ok || pkg.Name != "gate" {
			return true
		}
	}
	return false
}

// builds reports whether what is written to is a builder: its address, or one that is
// handed on.
func builds(to ast.Expr) bool {
	switch to := to.(type) {
	case *ast.UnaryExpr:
		return to.Op == token.AND
	case *ast.Ident:
		if to.Obj == nil {
			return false
		}
		field, ok := to.Obj.Decl.(*ast.Field)
		if !ok {
			return false
		}
		star, ok := field.Type.(*ast.StarExpr)
		if !ok {
			return false
		}
		made, ok := star.X.(*ast.SelectorExpr)
		return ok && made.Sel.Name == "Builder"
	}
	return false
}

// TestWhoRunsAside: a goroutine that panics ends the program and leaves the terminal as it
// is; so each that is started stands here, because it cannot, or is caught.
func TestWhoRunsAside(t *testing.T) {
	known := map[string]int{
		"cmd/ownpace/ending.go":    3, // aside catches; signals; the last words
		"cmd/ownpace/simulate.go":  1, // no terminal is taken
		"store/tail.go":            1, // it survives
		"store/probe.go":           1, // a child that looks for damage
		"store/both.go":            1, // a child looks for damage, and what it says is read
		"store/journal/walk.go":    1, // a checksum of a file
		"tui/full/terminal.go":     1, // it only hands on
		"tui/full/suspend_unix.go": 1,
		"tui/plain/lines.go":       1, // no terminal is taken
	}
	found := make(map[string]int)
	eachFile(t, func(_, name string, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			if _, ok := n.(*ast.GoStmt); ok {
				found[name]++
			}
			return true
		})
	})
	for name, n := range found {
		if known[name] != n {
			t.Errorf("%s starts %d goroutines; known are %d", name, n, known[name])
		}
	}
}
