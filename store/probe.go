package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"
)

// Damage of an index is looked for in a child process, since some of it ends the process
// that looks, or never lets it end. The child is this same program, started with the path
// in its environment; it looks before anything else of the program runs.
const probeEnv = "OWNPACE_PROBE"

func init() {
	if path := os.Getenv(probeEnv); path != "" {
		go func() { // whoever asked is gone when its end of the pipe is closed
			_, _ = io.Copy(io.Discard, os.Stdin)
			os.Exit(1)
		}()
		out, _ := json.Marshal(look(path)) // never fails
		_, _ = os.Stdout.Write(out)
		os.Exit(0)
	}
}

// probed is what was found.
type probed struct {
	Schema int    `json:"schema"`
	Damage string `json:"damage"` // "" where all is well
	Head   head   `json:"head"`

	There bool `json:"-"` // whether there is a file
}

// The time that a child may take: more for a large file, which takes more to read.
const (
	probeLimit = 3 * time.Second
	probeSpeed = 16 << 20 // bytes a second
)

// probe looks at an index in a child process.
func probe(path string) probed {
	info, err := os.Stat(path)
	if err != nil {
		return probed{Damage: err.Error()}
	}
	if info.Size() == 0 {
		return probed{Damage: "it is empty"}
	}
	self, err := os.Executable()
	if err != nil {
		return look(path)
	}
	limit := probeLimit + time.Duration(info.Size()/probeSpeed)*time.Second
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, self)
	cmd.Env = append(os.Environ(), probeEnv+"="+path)
	var out bytes.Buffer
	cmd.Stdout = &out
	cmd.WaitDelay = time.Second
	asked, err := cmd.StdinPipe()
	if err != nil {
		return look(path)
	}
	defer asked.Close()
	if err := cmd.Start(); err != nil { // no program may be started here
		return look(path)
	}
	err = cmd.Wait()
	var p probed
	switch {
	case ctx.Err() != nil:
		return probed{Damage: fmt.Sprintf("it could not be read within %s", limit)}
	case err != nil:
		return probed{Damage: "reading it ends the program"}
	case json.Unmarshal(out.Bytes(), &p) != nil:
		return probed{Damage: "reading it fails"}
	}
	return p
}

// hang makes a look last for ever, for the test of the limit.
const hang = "OWNPACE_PROBE_HANGS"

// look reads the whole of an index and compares it with what its head says.
func look(path string) (p probed) {
	if os.Getenv(hang) != "" {
		time.Sleep(time.Hour)
	}
	var err error
	defer func() {
		if err != nil {
			p.Damage, _, _ = strings.Cut(err.Error(), "\n")
		}
	}()
	defer survive(&err)()
	opts := options
	opts.ReadOnly = true
	db, err := bolt.Open(path, 0o600, &opts)
	if err != nil {
		return p
	}
	defer db.Close()
	err = db.View(func(tx *bolt.Tx) error {
		if p.Schema, err = schemaOf(tx); err != nil || p.Schema != schema {
			return err
		}
		if err := p.Head.read(tx); err != nil {
			return err
		}
		return errors.Join(p.Head.check(&index{db: db}), <-tx.Check())
	})
	return p
}

// check compares what an index holds with what its head says.
func (h head) check(x *index) error {
	found := head{Last: map[string]uint64{}}
	for r, err := range x.walk() {
		if err != nil {
			return err
		}
		if err := found.count(r, nil); err != nil {
			return err
		}
		found.Events++
	}
	found.Conflicts, found.Events = h.Conflicts, found.Events-h.Conflicts
	if !h.holds(found) || h.Latest.compare(found.Latest) != 0 || len(h.Last) != len(found.Last) {
		return errors.New("it does not hold what it says")
	}
	return nil
}
