package engine

import "math"

// Calibration is how well probabilities foretold what came.
type Calibration struct {
	N     int
	Brier float64 // mean squared error, 0 to 1
	Error float64 // expected calibration error: how far apart what was said and what came are, 0 to 1
	Bins  [10]Bin // of probabilities from 0 to 0.1, 0.1 to 0.2, …
}

// Bin is the cases in which a probability of one range was said.
type Bin struct {
	N          int
	Said, Came float64 // sums; divided by N, the mean probability and the share
}

// foretold is one probability and what came.
type foretold struct {
	said float64
	came bool
}

// Calibration holds the probabilities of a right answer, as they were before each first
// answer outside the placement, against what came.
func (p *Progress) Calibration() Calibration { return calibrate(p.foretold.All()) }

// Calibrate holds probabilities against what came, in the same order.
func Calibrate(said []float64, came []bool) Calibration {
	all := make([]foretold, len(said))
	for i := range said {
		all[i] = foretold{said[i], came[i]}
	}
	return calibrate(all)
}

func calibrate(all []foretold) Calibration {
	c := Calibration{N: len(all)}
	for _, f := range all {
		came := 0.0
		if f.came {
			came = 1
		}
		c.Brier += (f.said - came) * (f.said - came) / float64(len(all))
		bin := &c.Bins[min(9, max(0, int(f.said*10)))]
		bin.N++
		bin.Said += f.said
		bin.Came += came
	}
	for _, bin := range c.Bins {
		c.Error += math.Abs(bin.Said-bin.Came) / float64(max(1, len(all)))
	}
	return c
}
