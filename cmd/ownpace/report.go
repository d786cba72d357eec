package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/spf13/cobra"

	"ownpace/engine"
	"ownpace/tui/gate"
)

// The commands that report: list, next and status. Each prints for people, and
// with --json for tools.

// state is the learner's state, read and let go of at once, and the time of their log.
func (o *options) state() (*engine.State, time.Time, error) {
	dir, err := o.folder()
	if err != nil {
		return nil, time.Time{}, err
	}
	if !exists(dir) {
		if others := o.notAmong(); others != nil {
			complain(others)
		}
		return engine.NewState(o.packs()), time.Now(), nil // to look is not to begin
	}
	st, err := openToRead(dir)
	if err != nil {
		return nil, time.Time{}, err
	}
	defer st.Close()
	folded, err := o.fold(st, nil)
	return folded.state, st.Now(time.Now()), err
}

// theirs is the state for what is handed out as a learner's own: nothing is, in the name of
// one who is not there while others are.
func (o *options) theirs() (*engine.State, error) {
	if err := o.notAmong(); err != nil {
		return nil, err
	}
	s, _, err := o.state()
	return s, err
}

// printJSON writes a value as indented JSON; what must not reach a terminal is
// escaped.
func printJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	var safe strings.Builder
	for _, r := range b.String() {
		switch {
		case engine.Allowed(r):
			safe.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&safe, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&safe, `\u%04x`, r)
		}
	}
	_, err := io.WriteString(w, safe.String())
	return err
}

func printLines(w io.Writer, text string) error {
	_, err := io.WriteString(w, gate.Lines(text))
	return err
}

// report makes a command that gathers something and prints it.
func report(use, short string, o *options, gather func(s *engine.State, now time.Time) (data any, text string)) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: use, Short: short, Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			state, now, err := o.state()
			if err != nil {
				return err
			}
			data, text := gather(state, now)
			if asJSON {
				return printJSON(cmd.OutOrStdout(), data)
			}
			return printLines(cmd.OutOrStdout(), text)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

type listed struct {
	ID       string      `json:"id"`
	Title    engine.Text `json:"title"`
	Version  string      `json:"version"`
	Units    int         `json:"units"`
	Skills   int         `json:"skills"`
	Items    int         `json:"items"`
	Mastered int         `json:"mastered"` // skills that are known
}

func newList(o *options) *cobra.Command {
	return report("list", "The packs there are, and how much of each is known", o, func(s *engine.State, _ time.Time) (any, string) {
		all := []listed{}
		var b strings.Builder
		for _, p := range s.Packs() {
			known := s.Progress(p.ID).Count(engine.Known)
			p = p.All()
			l := listed{p.ID, p.Title, p.Version, len(p.Units), len(p.Skills), p.Items(), known}
			all = append(all, l)
			fmt.Fprintf(&b, "%-12s %s\n%-12s %s, %s, %s; %s known\n", l.ID, l.Title, "", plural(l.Units, "unit"), plural(l.Skills, "skill"), plural(l.Items, "question"), plural(l.Mastered, "skill"))
		}
		return all, b.String()
	})
}

type suggested struct {
	Pack    string          `json:"pack"`
	Do      engine.Doing    `json:"do"`
	Unit    string          `json:"unit,omitempty"`
	Title   engine.Text     `json:"title"`
	Score   float64         `json:"score"`
	Reasons []engine.Reason `json:"reasons"`
}

// mostNext is how many suggestions are printed for people.
const mostNext = 5

func newNext(o *options) *cobra.Command {
	return report("next", "What to do next, and why", o, func(s *engine.State, now time.Time) (any, string) {
		all := []suggested{}
		var b strings.Builder
		for i, n := range s.WhatNext(now) {
			one := suggested{Pack: n.Pack.ID, Do: n.Do, Title: n.Title(), Score: n.Score, Reasons: n.Reasons}
			if n.Unit != nil {
				one.Unit = n.Unit.ID
			}
			all = append(all, one)
			if i >= mostNext {
				continue
			}
			fmt.Fprintf(&b, "%s: %s\n", n.Pack.Title, one.Title)
			for _, r := range n.Reasons {
				fmt.Fprintf(&b, "  %+.1f  %s\n", r.Weight, r.Text)
			}
		}
		return all, b.String()
	})
}

type status struct {
	Name  engine.Text  `json:"name"`
	Place *place       `json:"place"` // null in the library
	Packs []packStatus `json:"packs"`
}

type place struct {
	Pack    string `json:"pack"`
	Unit    string `json:"unit,omitempty"`
	Placing bool   `json:"placing"`
}

type packStatus struct {
	ID      string  `json:"id"`
	Answers int     `json:"answers"`
	Known   int     `json:"known"`
	Ready   int     `json:"ready"`
	Later   int     `json:"later"`
	Unsure  int     `json:"unsure"`
	Placed  bool    `json:"placed"`
	Skills  int     `json:"skills"`
	Mastery float64 `json:"mastery"` // mean probability that a skill is known, 0 to 1
}

func newStatus(o *options) *cobra.Command {
	return report("status", "How far you are in each pack", o, func(s *engine.State, _ time.Time) (any, string) {
		data := status{Name: s.Name, Packs: []packStatus{}}
		if p := s.Place; p.Pack != "" {
			data.Place = &place{p.Pack, p.Unit, p.Placing}
		}
		var b strings.Builder
		for _, pack := range s.Packs() {
			p := s.Progress(pack.ID)
			st := packStatus{
				ID: pack.ID, Answers: p.Answers, Placed: p.Placement.Ended, Skills: len(pack.Skills), Mastery: math.Round(1000*p.PackMastery()) / 1000,
				Known: p.Count(engine.Known), Ready: p.Count(engine.Ready), Later: p.Count(engine.Later), Unsure: p.Count(engine.Unsure),
			}
			data.Packs = append(data.Packs, st)
			if !p.Begun {
				fmt.Fprintf(&b, "%s: not begun yet.\n", pack.Title)
				continue
			}
			fmt.Fprintf(&b, "%s: %d of %d skills known, %d ready to learn, %d later, %d unsure; answers given: %d.\n",
				pack.Title, st.Known, st.Skills, st.Ready, st.Later, st.Unsure, st.Answers)
		}
		return data, b.String()
	})
}
