package store

import "time"

// The times of a log never run backwards, whatever the clock of the computer says, and the
// time between two events is never more or less than it was, as far as can be told.
//
// While the clock goes forward, an event has its time. A clock that is set back by up to a
// minute, as those that keep themselves right are, holds the time until it is past what
// was written. One that is set back by more has been wrong, before or now: then the time
// of the log goes on from where it was, ahead of the clock by a shift that is kept, so that
// a day between two answers stays a day; the shift ends when the clock itself is past what
// was written. A clock that is set forward is believed: nothing tells it from a long break.
//
// Each time has the offset from universal time that held where the learner was, so that its day
// is theirs; between times only the moments count, so that daylight saving, another zone or a
// leap day change nothing.

// small is a correction rather than a mistake.
const small = time.Minute

// Now is the time of the learner's log when the clock says so: the time that an event would
// have now.
func (s *Store) Now(clock time.Time) time.Time {
	h := s.told.Load()
	if h == nil { // it is only read
		return clock
	}
	at, _ := h.at(clock)
	return at.In(clock.Location())
}

// at returns the time of an event of this device, and the shift that then holds.
func (h head) at(clock time.Time) (time.Time, time.Duration) {
	clock = clock.Truncate(time.Millisecond)
	least := h.Latest.Time.In(clock.Location())
	if h.Latest.Device != h.Device && h.Events > 0 { // another's at the same time could come after
		least = least.Add(time.Millisecond).Truncate(time.Millisecond)
	}
	if !clock.Before(least) {
		return clock, 0
	}
	shifted := clock.Add(h.Shift)
	if shifted.Before(least) && least.Sub(shifted) > small {
		h.Shift = least.Sub(clock)
		return least, h.Shift
	}
	if shifted.Before(least) {
		shifted = least
	}
	return shifted, h.Shift
}
