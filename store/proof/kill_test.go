package proof

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ownpace/store"
)

func writeJSON(w io.Writer, v any) error { return json.NewEncoder(w).Encode(v) }

// TestFault01Kill kills a program again and again while it takes answers, and starts it
// again on what is left.
func TestFault01Kill(t *testing.T) {
	rng := random(t)
	dir := filepath.Join(t.TempDir(), "learner")
	acked, busy := 0, 0
	for range *kills {
		c := start(t, "answer", dir)
		if rng.IntN(4) > 0 { // a quarter of them is killed while it starts
			for c.opened < 0 && c.line() {
			}
		}
		c.killAfter(time.Duration(rng.IntN(60)) * time.Millisecond)
		if c.failed() {
			t.Fatalf("it did not start: %s", c.wrong)
		}
		if c.opened >= 0 && c.opened < acked {
			t.Fatalf("%d events were found, %d were acknowledged", c.opened, acked)
		}
		if c.acked > 0 {
			busy++
			acked = c.acked
		}
	}
	n, _, _ := verified(t, dir, acked)
	asGiven(t, dir)
	t.Logf("%d kills, %d of them while answers were taken; %d answers acknowledged, 0 lost, %d there", *kills, busy, acked, n)
}

// TestFault04KillWhileBackingUp kills a program that makes one backup after another: each
// that has its name is whole.
func TestFault04KillWhileBackingUp(t *testing.T) {
	rng := random(t)
	dir := filled(t, *events)
	made := 0
	for range *backups {
		c := start(t, "backup", dir)
		c.killAfter(time.Duration(rng.IntN(300)) * time.Millisecond)
		if c.failed() {
			t.Fatal(c.wrong)
		}
		found, err := filepath.Glob(filepath.Join(dir, "backups", "*.jsonl.gz"))
		must(t, err)
		for _, path := range found {
			v, err := store.SurveyLog(path)
			if err != nil || v.Sums != 1 || v.BadLines != 0 || v.Events < *events {
				t.Fatalf("%s: %+v, %v", path, v, err)
			}
			made++
			must(t, os.Remove(path))
		}
	}
	verified(t, dir, *events)
	if left, _ := filepath.Glob(filepath.Join(dir, "backups", "*.new")); len(left) > 0 {
		t.Errorf("%v was left", left)
	}
	t.Logf("%d kills while backing up, %d backups made, all whole", *backups, made)
}

func backUpForever(dir string) error {
	s, err := store.Open(dir)
	if err != nil {
		return err
	}
	for at := time.Now(); ; at = at.Add(time.Second) { // the name is of the second
		i := s.Len() + 1
		if _, err := s.Append(at, typical(i)); err != nil {
			return err
		}
		if _, err := s.Backup(at); err != nil {
			return err
		}
		fmt.Println("ack", i)
	}
}

// TestFault04KillWhileImporting kills a program while it imports a log: what it had, or
// more, is there, and importing again makes it whole.
func TestFault04KillWhileImporting(t *testing.T) {
	rng := random(t)
	log := filepath.Join(filled(t, *events), "journal")
	for range max(3, *backups/10) {
		dir := filepath.Join(t.TempDir(), "learner")
		c := start(t, "answer", dir)
		for c.acked < 5 && c.line() {
		}
		_ = c.cmd.Process.Kill()
		c.killAfter(0)
		t.Setenv("OWNPACE_PROOF_LOG", log)
		c = start(t, "import", dir)
		c.killAfter(time.Duration(rng.IntN(100)) * time.Millisecond)
		if c.failed() {
			t.Fatal(c.wrong)
		}
		verified(t, dir, 5)
		c = start(t, "import", dir)
		c.killAfter(time.Hour)
		if n, _, _ := verified(t, dir, 5+*events); c.failed() || n < *events+5 {
			t.Fatalf("%d events: %s", n, c.wrong)
		}
	}
}

func importLog(dir string) error {
	s, err := store.Open(dir)
	if err != nil {
		return err
	}
	if _, err := s.Import(time.Now(), os.Getenv("OWNPACE_PROOF_LOG")); err != nil {
		return err
	}
	return s.Close()
}

// TestFault16TwoPrograms: while one program takes answers, others cannot, and say so at
// once; each can read.
func TestFault16TwoPrograms(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "learner")
	c := start(t, "answer", dir)
	for c.acked < 10 && c.line() {
	}
	for range 5 {
		begun := time.Now()
		if s, err := store.Open(dir); err == nil {
			_ = s.Close()
			t.Fatal("two programs have it open")
		} else if _, inUse := err.(store.InUse); !inUse || time.Since(begun) > time.Second {
			t.Fatalf("after %v: %v", time.Since(begun), err)
		}
		r, err := store.OpenReadOnly(dir)
		must(t, err)
		if r.Len() < 10 {
			t.Fatalf("%d events read", r.Len())
		}
		must(t, r.Close())
	}
	_ = c.cmd.Process.Kill()
	c.killAfter(0)
	verified(t, dir, c.acked)
	asGiven(t, dir)
}
