package screen

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"ownpace/engine"
	"ownpace/tui/page"
)

// A goal is asked for in three steps: by when, how much a week, which units; then it is
// shown with its forecast.

// aim shows the goal of a pack, or begins to ask for one.
type aim struct{ p *engine.Progress }

func toAim(p *engine.Progress) Step {
	if _, ok := p.Goal(); !ok {
		return to(aimBy{p: p})
	}
	return to(aim{p})
}

func aimPage(p *engine.Progress, id engine.Text) page.Page {
	return page.Page{ID: string(id) + "/" + p.Pack.ID, Title: p.Pack.Title + " · my goal", Keys: []page.Key{backKey()}}
}

func (a aim) Page(st *Study) page.Page {
	goal, _ := a.p.Goal()
	pg := aimPage(a.p, "goal/"+engine.Textf("%d", len(goal.Units)))
	pg.Keys = append(pg.Keys, undoKey(st, a.p.Pack.ID)...)
	what := a.p.Pack.Title
	if n := len(goal.Units); n > 0 {
		what = engine.Textf("%s of %s", plural(n, "unit"), a.p.Pack.Title)
	}
	by := engine.Text("whenever it is")
	if !goal.By.IsZero() {
		by = "by " + date(goal.By)
	}
	pg.Blocks = []page.Block{page.Line{Text: engine.Textf("%s, %s, with about %d minutes a week.", what, by, goal.Minutes), Voice: page.Strong}}
	pg.Blocks = append(pg.Blocks, forecast(a.p, goal, st.Now())...)
	pg.Ask = pick(a.choices(st))
	return pg
}

// forecast says when a goal will be reached.
func forecast(p *engine.Progress, goal engine.Goal, now time.Time) []page.Block {
	f := p.Forecast(goal, now)
	line := func(voice page.Voice, format engine.Text, args ...any) page.Block {
		return page.Line{Text: engine.Textf(format, args...), Voice: voice}
	}
	if f.Minutes < 1 {
		return []page.Block{line(page.Normal, "You know all of it.")}
	}
	whose := engine.Text("as you plan")
	if f.Measured {
		whose = "as you do now"
	}
	blocks := []page.Block{
		line(page.Normal, "Left to learn: %s of work. With %d minutes a week, %s, you will be there between %s and %s.", hours(f.Minutes), int(math.Round(f.Weekly)), whose, date(f.Early), date(f.Late)),
		line(page.Quiet, "Eight times in ten it should be within these days, as far as the estimates are right; they learn from how you go on."),
	}
	if f.Measured && goal.Minutes > 0 {
		early, late := f.Planned(goal, now)
		blocks = append(blocks, line(page.Normal, "With the %d minutes a week that you plan: between %s and %s.", goal.Minutes, date(early), date(late)))
	}
	switch {
	case goal.By.IsZero():
	case f.Chance >= 0.8:
		blocks = append(blocks, line(page.Normal, "That is well in time."))
	case f.Chance >= 0.5:
		blocks = append(blocks, line(page.Normal, "That is likely in time, and may become close."))
	default:
		blocks = append(blocks, line(page.Normal, "It will likely not fit by %s.", date(goal.By)))
		if len(f.LeaveOut) > 0 {
			var names []engine.Text
			for _, u := range f.LeaveOut {
				names = append(names, u.Title)
			}
			blocks = append(blocks, line(page.Normal, "It likely would without these, on which least builds: %s.", engine.JoinText(names, ", ")))
		}
	}
	return blocks
}

func (a aim) choices(st *Study) []choice {
	choices := []choice{
		{"Back to my way", func(*Study) Step { return toWay(a.p) }},
		{"Change it", func(*Study) Step { return to(aimBy{p: a.p}) }},
	}
	if smaller, ok := a.without(st); ok {
		choices = append(choices, choice{"Leave these out of it", func(*Study) Step {
			return Step{Events: []engine.Event{{Kind: engine.GoalSet, Pack: a.p.Pack.ID, Goal: &smaller}}, Next: func(*Study) Screen { return a }, Note: "They are no part of the goal any more; it can be taken back."}
		}})
	}
	return append(choices, choice{
		"Drop it", func(*Study) Step {
			return Step{Events: []engine.Event{{Kind: engine.GoalDropped, Pack: a.p.Pack.ID}}, Next: func(*Study) Screen { return openPack(a.p) }, Note: "The goal is dropped; that can be taken back."}
		}})
}

// without is the goal without what it would have to leave out to be reached in time.
func (a aim) without(st *Study) (engine.Goal, bool) {
	goal, _ := a.p.Goal()
	f := a.p.Forecast(goal, st.Now())
	smaller := goal
	smaller.Units = nil
	for _, u := range a.p.Pack.Units {
		if a.p.Covers(goal, u) && !slices.Contains(f.LeaveOut, u) {
			smaller.Units = append(smaller.Units, u.ID)
		}
	}
	return smaller, len(f.LeaveOut) > 0 && len(smaller.Units) > 0 && f.Chance < 0.5
}

func (a aim) On(st *Study, in page.Input) Step {
	if in.Action == page.Back {
		return toWay(a.p)
	}
	return take(a.choices(st), st, in)
}

// aimBy asks by when.
type aimBy struct {
	p    *engine.Progress
	goal engine.Goal
}

func (a aimBy) Page(*Study) page.Page {
	pg := aimPage(a.p, "goal-by")
	pg.Blocks = []page.Block{page.Line{Text: "By which day would you like to know it? Write it as 2027-01-31, or as 6 weeks."}}
	pg.Ask = page.Write{Prompt: "By when", Empty: "or Enter, for no day"}
	return pg
}

func (a aimBy) On(st *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		return toWay(a.p)
	case page.Enter:
		by, ok := readDay(in.Text, st.Now())
		if !ok {
			return Step{Note: "That does not read as a day to come. Write it as 2027-01-31, or as 10 days, 6 weeks, 3 months; Enter alone for no day."}
		}
		a.goal.By = by
		return to(aimMinutes{a})
	}
	return Step{}
}

// readDay reads a day to come, or nothing for none.
func readDay(text string, now time.Time) (time.Time, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return time.Time{}, true
	}
	if day, err := time.ParseInLocation(time.DateOnly, text, now.Location()); err == nil {
		return day, day.After(now)
	}
	number, unit, _ := strings.Cut(strings.TrimPrefix(text, "in "), " ")
	days := map[string]int{"day": 1, "week": 7, "month": 30}[strings.TrimSuffix(unit, "s")]
	n, err := strconv.Atoi(number)
	if err != nil || days == 0 || n < 1 || n > 1000 {
		return time.Time{}, false
	}
	y, m, d := now.Date()
	return time.Date(y, m, d+n*days, 0, 0, 0, 0, now.Location()), true
}

// aimMinutes asks how much time a week there is.
type aimMinutes struct{ aimBy }

// usualMinutes is what Enter alone stands for: a quarter of an hour on six days.
const usualMinutes = 90

func (a aimMinutes) Page(st *Study) page.Page {
	pg := aimPage(a.p, "goal-minutes")
	pg.Blocks = []page.Block{page.Line{Text: "How many minutes a week would you give it?"}}
	pg.Ask = page.Write{Prompt: "Minutes a week", Empty: engine.Textf("or Enter, for %d", aWeek(st))}
	return pg
}

// aWeek is the minutes that Enter alone stands for.
func aWeek(st *Study) int {
	if st.State.Plan().Minutes > 0 {
		return st.State.Plan().Minutes
	}
	return usualMinutes
}

func (a aimMinutes) On(st *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		return to(a.aimBy)
	case page.Enter:
		n, ok := readMinutes(in.Text)
		if !ok {
			return Step{Note: "Write the minutes of a week as a number, such as 90."}
		}
		if a.goal.Minutes = n; n == 0 {
			a.goal.Minutes = aWeek(st)
		}
		return to(aimUnits(a))
	}
	return Step{}
}

// aimUnits asks which units the goal is about.
type aimUnits struct{ aimBy }

func (a aimUnits) Page(*Study) page.Page {
	pg := aimPage(a.p, "goal-units")
	ask := page.Mark{Prompt: "Choose the units"}
	for _, u := range a.p.Pack.Units {
		ask.Options = append(ask.Options, page.Option{ID: u.ID, Label: u.Title})
		if a.p.UnitKnown(u) < len(u.Skills) {
			ask.Marked = append(ask.Marked, u.ID)
		}
	}
	pg.Blocks = []page.Block{page.Line{Text: "Which units shall it be? Those that you do not know yet are marked."}}
	pg.Ask = ask
	return pg
}

func (a aimUnits) On(_ *Study, in page.Input) Step {
	switch in.Action {
	case page.Back:
		return to(aimMinutes(a))
	case page.Enter:
		goal := a.goal
		if len(in.Marks) < len(a.p.Pack.Units) {
			for _, i := range in.Marks {
				goal.Units = append(goal.Units, a.p.Pack.Units[i].ID)
			}
		}
		return Step{Events: []engine.Event{{Kind: engine.GoalSet, Pack: a.p.Pack.ID, Goal: &goal}}, Next: func(*Study) Screen { return aim{a.p} }, Note: "Your goal is set."}
	}
	return Step{}
}

// date is a day in words.
func date(t time.Time) engine.Text { return engine.Clean(t.Format("2 January 2006")) }

// hours is a time of work in words, no more exact than it is.
func hours(minutes float64) engine.Text {
	switch {
	case minutes < 55:
		return engine.Textf("about %d minutes", max(5, int(math.Round(minutes/5))*5))
	case minutes < 90:
		return "about an hour"
	}
	return engine.Textf("about %d hours", int(math.Round(minutes/60)))
}

// worked is a time that was measured.
func worked(minutes float64) engine.Text {
	n := int(math.Round(minutes))
	switch {
	case n < 1:
		return "less than a minute"
	case n < 60:
		return plural(n, "minute")
	}
	return plural(n/60, "hour") + engine.Textf(" %d min", n%60)
}
