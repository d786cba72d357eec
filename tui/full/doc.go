// Package full is the skin that has the whole window, in Bubble Tea. It holds what a
// page does not: the cursor, the marks, the line being written, the scroll.
//
// # The rules of the design
//
// The grid. A page is a column of at most 72 cells, two from the left edge, or one in a
// narrow window. From top to bottom: the title and, at the right, where one is; a blank
// line; the body, which scrolls; what is written on; a line that says whether there is
// more; the note; the keys. Title, line, note and keys always stand. From 110 cells on a
// list takes the left, and what there is to say of the option under the cursor stands at
// the right of it, behind a line; both together stand in the middle, and the column of all
// other pages begins where the list begins, so that nothing jumps. Below 40 by 10 there is
// one sentence.
//
// The type scale has four steps, for a terminal has no sizes: bold for the title and for
// what matters; the accent in bold, with a line to the edge of the column, for a heading;
// plain for text; quiet for what explains. Italics are the learner's own words.
//
// Spacing. One blank line between blocks, none within. Options have one between them when
// they say something below and all of them are seen so. What belongs below a label is
// indented under its first letter; lines of a list hang.
//
// Accents. One accent for what leads: headings, the option under the cursor, meters; on its
// pages a pack may bring its own, which most themes with a ground take. Green, yellow and
// red, or what a theme has for them, are kept for Right, Almost and Not yet, and colour that
// word alone. Code has a colour, and its texts and numbers with it, and a note has one.
// Nothing else has.
// Which colours these are is the matter of a theme (ownpace/tui/theme), and so is the rule
// of its ground.
//
// Marks. What a colour says, a word or a mark says, too, since colours may be away:
//
//	▸      the option under the cursor, and the gap that is written on
//	1 2 3  the key that takes the option
//	[x]    a mark of the learner's; [a] what is put to it
//	>      here one writes; the letter that is next is reversed
//	─      a heading's line
//	│      what is quoted; what stands beside
//	━ ─    a meter, beside the words that say the same
//	─ · ● ○ █   the series of a chart, each with its shape; ░ ▒ ▓ █ the shades of a calendar
//	+ > . ?     a skill that is known, ready, later, unsure; ─┬─ what builds on what
//	·      in the margin: this line has what is looked for; ▸ the place one is at
//	↓      there is more below
//	↳      the line of code above goes on
//	` `    code, where it has no colour
//
// Pictures. A chart is as wide as the column and two fifths of the window high; in a low one
// it is small, in a narrow one its words are said. Shapes are lines and blocks, which every
// terminal has. The first series has the accent, what it is compared with is quiet. A list
// one walks has three columns from 64 cells on: what leads to the option under the cursor,
// the list, where it leads.
//
// No mark is an emoji, nothing blinks or moves, and no key waits for anything.
//
// How it works. A [Model] takes messages; a page is laid out once for a window (layout),
// and each frame draws of it what is seen (frame). Keys stand in tables (keys), from which
// the help and the line of keys are made. A theme is data (ownpace/tui/theme); styles are
// made of it, and of nothing else.
//
// The terminal is taken for a time, and given back as it was, whatever ends the program
// (terminal). Bubble Tea has the model in a shell (held) that brings the panics of commands
// back to where they are caught; what is being written is waited for at the end, since
// Bubble Tea forgets commands that are under way when it quits. Stopping (suspend), titles
// (title), long pastes (paste) and the mouse (mouse) each have a file. Built with the tag
// "faults", and only so, the program makes mistakes on purpose (faults), for the tests of
// all this.
package full
