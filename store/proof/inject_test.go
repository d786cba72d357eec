package proof

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ownpace/store"
)

// insist takes a dozen answers, and gives each again a few times when it is not saved, as a
// learner does who presses Enter again.
func insist(dir string) error {
	s, err := store.Open(dir)
	if err != nil {
		return err
	}
	fmt.Println("open", s.Len())
	for range 12 {
		i := s.Len() + 1
		_, err := s.Append(time.Now(), typical(i))
		for range 4 {
			if err == nil {
				break
			}
			_, err = s.Append(time.Now(), typical(i))
		}
		if err != nil {
			return err
		}
		if _, err := fmt.Println("ack", i); err != nil { // nobody could know of the next ones
			return err
		}
	}
	return s.Close()
}

// TestFault07SystemCalls lets the calls of a real program fail, those of bbolt among them:
// each of the first ones once, and from each on for ever. What is acknowledged is there, and
// nothing is there twice.
func TestFault07SystemCalls(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not here, so that no call can be made to fail")
	}
	most, tried, gaveUp := 1+*cuts/100, 0, 0
	for _, call := range []string{"pwrite64:error=EIO", "pwrite64:error=ENOSPC", "fdatasync:error=EIO", "fsync:error=EIO", "write:error=ENOSPC", "ftruncate:error=ENOSPC"} {
		for n := range most {
			for _, when := range []string{fmt.Sprint(1 + 5*n), fmt.Sprint(1+5*n, "+")} {
				dir := filepath.Join(t.TempDir(), "learner")
				name, _, _ := strings.Cut(call, ":")
				before := start(t, "few", dir)
				before.killAfter(time.Hour)
				c := start(t, "insist", dir, "strace", "-f", "-o", "/dev/null", "-e", "trace="+name, "-e", "inject="+call+":when="+when)
				c.killAfter(time.Hour) // it may give up: strace counts the calls of each thread
				got, _, told := verified(t, dir, max(12, c.acked))
				if got > max(12, c.acked)+1 { // the last one may be there though its save failed
					t.Errorf("%s, number %s: %d events, %d acknowledged; told %q", call, when, got, c.acked, told)
				}
				asGiven(t, dir)
				if tried++; c.failed() {
					gaveUp++
				}
			}
		}
	}
	t.Logf("%d programs with failing calls, %d of them could not go on", tried, gaveUp)
	if gaveUp == 0 {
		t.Error("no call failed")
	}
}
