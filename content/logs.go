package content

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"ownpace/engine"
)

// Learners' logs as they are exported: JSON Lines, an event in each.

// longestLine is of a log: a reply has 4 KiB at most, a draft somewhat more.
const longestLine = 1 << 20

// ReadLog reads the events of a log. Lines that are no event, such as a header, are passed
// over and counted.
func ReadLog(r io.Reader) (events []engine.Event, passed int, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestLine)
	n := 0
	for ; lines.Scan(); n++ {
		var e engine.Event
		if json.Unmarshal(lines.Bytes(), &e) != nil || e.Kind == "" || e.Seq == 0 || e.Device == "" {
			passed++
			continue
		}
		events = append(events, e)
	}
	if err := lines.Err(); err != nil {
		return events, passed, fmt.Errorf("line %d: %w", n+1, err)
	}
	return events, passed, nil
}

// Learners makes of several logs those of several learners: each event counts once, and
// logs that share one are of the same learner, exported twice.
func Learners(logs [][]engine.Event) [][]engine.Event {
	type mark struct {
		device string
		seq    uint64
	}
	var all [][]engine.Event
	whose := make(map[mark]int) // index in all
	for _, log := range logs {
		at := len(all)
		for _, e := range log {
			if i, seen := whose[mark{e.Device, e.Seq}]; seen {
				at = i
				break
			}
		}
		if at == len(all) {
			all = append(all, nil)
		}
		for _, e := range log {
			if _, seen := whose[mark{e.Device, e.Seq}]; !seen {
				whose[mark{e.Device, e.Seq}] = at
				all[at] = append(all[at], e)
			}
		}
	}
	for _, events := range all {
		engine.SortEvents(events)
	}
	return all
}
