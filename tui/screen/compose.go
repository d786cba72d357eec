package screen

import (
	"strconv"

	"ownpace/engine"
	"ownpace/engine/answer"
	"ownpace/tui/page"
)

// A free response: it is written, then held against an example answer by who wrote it.

// wrote writes the text down, so that it is safe before it is compared.
func (q question) wrote(reply answer.Reply) Step {
	e := q.event(engine.Wrote)
	e.Reply = &reply
	return Step{Events: []engine.Event{e}, Next: func(*Study) Screen { return compare{q, reply.Text} }}
}

// compare shows the own text beside an example answer and asks which points it makes.
type compare struct {
	question
	text string
}

func (c compare) Page(*Study) page.Page {
	pg := c.about("compare",
		page.Heading{Text: "You wrote"}, page.Line{Text: engine.Clean(c.text).TrimEnd(), Voice: page.Quoted},
		page.Heading{Text: "An example answer"}, page.Prose{Markdown: c.item.Solution()},
		page.Heading{Text: "Which of these does your text say?"})
	pg.ID += "/" + strconv.Itoa(c.p.Answers) // the same prompt weeks later is another page
	pg.News = 0
	pg.Ask = page.Mark{Prompt: "Choose the points that your text makes", Options: optionsOf(c.item.Options), None: true}
	pg.Keys = append([]page.Key{{Press: "e", Action: "edit", Label: "change your text"}}, pg.Keys...)
	return pg
}

func (c compare) On(st *Study, in page.Input) Step {
	switch in.Action {
	case "edit":
		return Step{Next: func(st *Study) Screen { return c.retry(st, answer.Reply{Text: c.text}) }}
	case page.Back:
		return leaveVisit(c.p, c.visit)
	case page.Enter:
		reply := answer.Reply{Text: c.text}
		for _, i := range in.Marks {
			reply.Picked = append(reply.Picked, c.item.Options[i])
		}
		g, err := c.item.Grade(reply)
		if err != nil {
			return Step{Note: unread(err)}
		}
		return c.judged(st, reply, g)
	}
	return Step{}
}

// keep has nothing to keep: the text is on disk.
func (c compare) keep(string) []engine.Event { return nil }
