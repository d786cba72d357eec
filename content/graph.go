package content

import (
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"ownpace/engine"
)

// What builds on what in a pack, drawn as a tree of lines.

const (
	graphWidth   = 72
	graphDeepest = 14 // levels of a tree; what is deeper goes on below, so that ids have room
)

// Graph draws the prerequisites of a pack in at most 72 columns. Each skill stands below
// that of its prerequisites that comes last on the way; the others follow it after a +.
func Graph(p *engine.Pack) string {
	g := graph{above: make(map[*engine.Skill][]*engine.Skill)}
	var roots []*engine.Skill
	ranks := make(map[*engine.Skill]int)
	for _, s := range p.Skills {
		if below := lastNeed(s, ranks); below != nil {
			g.above[below] = append(g.above[below], s)
		} else {
			roots = append(roots, s)
		}
	}
	for _, s := range roots {
		g.draw(s, nil, "", "", 0)
	}
	for len(g.later) > 0 {
		s := g.later[0]
		g.later = g.later[1:]
		g.lines = append(g.lines, runewidth.Truncate(s.ID+" goes on:", graphWidth, "…"))
		g.drawAbove(s, "", 0)
	}
	return strings.Join(g.lines, "\n") + "\n"
}

// rank is the number of steps on the longest way to a skill.
func rank(s *engine.Skill, known map[*engine.Skill]int) int {
	if r, ok := known[s]; ok {
		return r
	}
	r := 0
	for _, need := range s.Needs {
		r = max(r, rank(need, known)+1)
	}
	known[s] = r
	return r
}

// lastNeed is the prerequisite of a skill that comes last on the way, or nil.
func lastNeed(s *engine.Skill, ranks map[*engine.Skill]int) *engine.Skill {
	var found *engine.Skill
	for _, need := range s.Needs {
		if found == nil || rank(need, ranks) > rank(found, ranks) {
			found = need
		}
	}
	return found
}

// graph is a drawing that is being made.
type graph struct {
	above map[*engine.Skill][]*engine.Skill // what stands below each, and builds on it
	later []*engine.Skill                   // whose trees go on further down
	lines []string
}

// draw draws a skill and what builds on it: first begins its line, rest the lines below.
func (g *graph) draw(s, below *engine.Skill, first, rest string, depth int) {
	bar := "    "
	if len(g.above[s]) > 0 {
		bar = "│   "
	}
	line := first + runewidth.Truncate(s.ID, graphWidth-runewidth.StringWidth(first), "…")
	others := slices.DeleteFunc(slices.Clone(s.Needs), func(need *engine.Skill) bool { return need == below })
	for i, need := range others {
		id := need.ID
		if i == 0 {
			id = "  + " + id
		} else {
			line, id = line+",", " "+id
		}
		if runewidth.StringWidth(line+id) > graphWidth-1 { // a comma may follow
			g.lines = append(g.lines, line)
			line, id = rest+bar, strings.TrimLeft(id, " ")
		}
		line += runewidth.Truncate(id, graphWidth-1-runewidth.StringWidth(line), "…")
	}
	g.lines = append(g.lines, line)
	if len(g.above[s]) == 0 {
		return
	}
	if depth == graphDeepest {
		g.later = append(g.later, s)
		g.lines = append(g.lines, rest+"└ …")
		return
	}
	g.drawAbove(s, rest, depth)
}

// drawAbove draws what builds on a skill.
func (g *graph) drawAbove(s *engine.Skill, rest string, depth int) {
	for i, next := range g.above[s] {
		if i == len(g.above[s])-1 {
			g.draw(next, s, rest+"└ ", rest+"  ", depth+1)
		} else {
			g.draw(next, s, rest+"├ ", rest+"│ ", depth+1)
		}
	}
}
