package belief

import "math"

// filter is one normal distribution over the latent values of all skills. An answer
// is taken in by assumed-density filtering: the exact posterior of one probit
// observation with guess and slip, replaced by the normal distribution of equal mean
// and covariance (Opper, "A Bayesian approach to on-line learning", 1998; the model
// is multidimensional probit IRT, Reckase 2009).
type filter struct {
	n        int
	noise2   float64   // variance of an answer around the skill
	mean     []float64 // n
	variance []float64 // the covariance, of each skill with those up to itself: n(n+1)/2
	practice float64   // how much likelier than before a placement it is in practice
	column   []float64 // scratch of one update
}

// known is the probability that skill i is known.
func (f *filter) known(i int) float64 { return normalCDF(f.mean[i] / math.Sqrt(f.spread(i))) }

// spread is the variance of an answer on skill i.
func (f *filter) spread(i int) float64 { return *f.own(i) + f.noise2 }

// own is the variance of skill i.
func (f *filter) own(i int) *float64 { return &f.variance[i*(i+1)/2+i] }

// with is the covariance of skill i with each, good until the next.
func (f *filter) with(i int) []float64 {
	at := i * (i + 1) / 2
	copy(f.column, f.variance[at:at+i])
	for j := i; j < f.n; j++ {
		f.column[j] = f.variance[j*(j+1)/2+i]
	}
	return f.column
}

// evidence is the probability of an answer on skill i.
func (f *filter) evidence(i int, a Answer) float64 {
	return a.Unknown + (a.Known-a.Unknown)*f.known(i)
}

// moments are the derivative of the log evidence of an answer on skill i with
// respect to its mean, and its negative second derivative, which is below 0 after a
// surprise: then the belief becomes less certain.
func (f *filter) moments(i int, a Answer) (slope, curve float64) {
	v := f.spread(i)
	z := f.mean[i] / math.Sqrt(v)
	push := (a.Known - a.Unknown) * normalPDF(z) / f.evidence(i, a)
	slope = push / math.Sqrt(v)
	return slope, slope*slope + push*z/v
}

func (f *filter) update(i int, a Answer) {
	slope, curve := f.moments(i, a)
	all, at := f.with(i), 0
	for j, cj := range all {
		f.mean[j] += cj * slope
		row := f.variance[at:][:j+1]
		less(row, all, cj*curve)
		row[j] = max(row[j], leastVariance) // rounding may eat a variance that is tiny
		at += len(row)
	}
}

// less takes times as much as each of a column from a row: nearly all the time of an update
// goes here, so four at a time.
func less(row, column []float64, times float64) {
	column = column[:len(row)]
	for len(row) >= 4 && len(column) >= 4 {
		row[0] -= column[0] * times
		row[1] -= column[1] * times
		row[2] -= column[2] * times
		row[3] -= column[3] * times
		row, column = row[4:], column[4:]
	}
	for k := range row {
		row[k] -= column[k] * times
	}
}

const leastVariance = 1e-6

// after adds to known, times weight, the probability of each skill after an answer on
// skill i, without taking it in.
func (f *filter) after(i int, a Answer, weight float64, known []float64) {
	slope, curve := f.moments(i, a)
	for j, c := range f.with(i) {
		v := max(f.spread(j)-c*c*curve, leastVariance)
		known[j] += weight * normalCDF((f.mean[j]+c*slope)/math.Sqrt(v))
	}
}

func (f *filter) clone() *filter {
	c := *f
	c.mean = append([]float64(nil), f.mean...)
	c.variance = append([]float64(nil), f.variance...)
	c.column = make([]float64, f.n)
	return &c
}

func normalCDF(z float64) float64 { return 0.5 * math.Erfc(-z/math.Sqrt2) }

// normalQuantile is the value below which a share p of a standard normal lies.
func normalQuantile(p float64) float64 { return math.Sqrt2 * math.Erfinv(2*p-1) }

func normalPDF(z float64) float64 { return math.Exp(-z*z/2) / math.Sqrt(2*math.Pi) }
