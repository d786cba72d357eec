package content

import (
	"fmt"
	"strings"
)

// Rule is one kind of mistake that is looked for. Its name is stable: authors and tools
// may rely on it.
type Rule struct {
	Name     string
	Severity Severity
	Means    string // why it is a mistake, in a sentence or two
	Bad      string // an example: a whole file, several after lines `-- name --`, or items
	Good     string // the same, cured; empty when there is nothing to show
}

// Rules are all rules, in the order in which the page about them has them: what keeps a
// file from being read, the pack and its skills, items, grading, variables, texts.
func Rules() []Rule { return rules }

// RulesPage is the page about all rules, in Markdown.
func RulesPage() string {
	var b strings.Builder
	b.WriteString("# What `ownpace pack check` finds\n\nGenerated from the rules; `go test ./content -update` writes it anew. An **error** keeps the thing it stands in\nfrom loading (the rest of the pack loads), a **warning** does not, a **note** is advice. Each is shown at its\nline and column, with what to write instead.\n\nExamples that begin with `-` are items of a skill.\n")
	for _, r := range Rules() {
		fmt.Fprintf(&b, "\n## %s\n\n*%s.* %s\n\n%s", r.Name, r.Severity, r.Means, fenced(r.Bad))
		if r.Good != "" {
			fmt.Fprintf(&b, "\nBetter:\n\n%s", fenced(r.Good))
		}
	}
	return b.String()
}

// fenced is an example as it is shown: very long ones are cut.
func fenced(text string) string {
	const most = 900
	if len(text) > most {
		text = text[:most/2] + "…"
	}
	return "```yaml\n" + strings.ToValidUTF8(strings.TrimRight(text, "\n"), "\uFFFD") + "\n```\n"
}

var rules = []Rule{
	{"syntax", Error, "The file is not YAML. The place is where the slip is, which is often before the place where a parser gives up.",
		"- ask: Note: what is 2 + 3?\n  answer: 5", "- ask: \"Note: what is 2 + 3?\"\n  answer: 5"},
	{"empty-file", Error, "There is nothing in the file.", "# to be written\n", ""},
	{"not-utf8", Error, "Packs are UTF-8. Another encoding would show other letters than you wrote.", "pack: 1\ntitle: Caf\xe9\n", "pack: 1\ntitle: Café\nlicense: CC0-1.0\nskills:\n  a:\n    title: A\n    items:\n" + threeItems},
	{"no-manifest", Error, "A pack is one YAML file, or a folder with a `pack.yaml` in it.", "-- notes.txt --\nHello\n", ""},
	{"second-document", Error, "A line `---` begins a second document; a pack file holds one. What follows it would be lost.",
		packed("skills:\n  a: {title: A}\n---\nskills:\n  b: {title: B}"), ""},
	{"anchor", Error, "Anchors (`&`) and aliases (`*`) are not part of the format: a small file can grow large with them.",
		"- &first\n  ask: What is 2 + 3?\n  answer: 5", "- ask: What is 2 + 3?\n  answer: 5"},
	{"tag", Error, "A word that begins with `!` is a YAML tag, and is lost without a word of warning.",
		"- ask: What does it mean in R?\n  answer: !is.na(x)", "- ask: What does it mean in R?\n  answer: \"!is.na(x)\""},
	{"too-deep", Error, "Something is nested deeper than 32.", "x-deep: " + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "\n", ""},
	{"too-large", Error, "A file may have 1 MiB, 50,000 entries, 5,000 keys in one place and 64 KiB in one text; a pack 1,000 files and 16 MiB; a lesson eight pictures.",
		packed("skills:\n  a: {title: " + strings.Repeat("A", maxText+1) + "}"), ""},
	{"duplicate-key", Error, "A key stands twice in one place; only one of them could count.",
		"- ask: What is 2 + 3?\n  answer: 5\n  answer: 6", "- ask: What is 2 + 3?\n  answer: 5"},
	{"unknown-key", Error, "The format has no such key here. Keys that begin with `x-` are your own and are never looked at. To a learner the rest of the thing is shown.",
		"- ask: What is 2 + 3?\n  anser: 5", "- ask: What is 2 + 3?\n  answer: 5"},
	{"unknown-word", Error, "The value is none of the few words that this key takes.",
		"- ask: What is 2 + 3?\n  answer: 5\n  level: hrad", "- ask: What is 2 + 3?\n  answer: 5\n  level: hard"},
	{"not-a-mapping", Error, "`key: value` lines are wanted here.", "- What is 2 + 3?", "- ask: What is 2 + 3?\n  answer: 5"},
	{"not-a-text", Error, "A text is wanted here, and a list or `key: value` lines stand there.",
		"- ask: [What is 2 + 3]\n  answer: 5", "- ask: What is 2 + 3?\n  answer: 5"},
	{"empty-text", Error, "The text is empty, or YAML takes it for nothing: `null`, `~`, or a comment.",
		"- ask: Which attribute marks a test in Rust?\n  answer: #[test]", "- ask: Which attribute marks a test in Rust?\n  answer: \"#[test]\""},
	{"empty-list", Error, "The list has no entries.", "- ask: What is 2 + 3?\n  answer: 5\n  hints: []", "- ask: What is 2 + 3?\n  answer: 5"},
	{"text-cut", Warning, "What stands after ` #` is a comment and is not part of the text.",
		"- ask: Which language has C in its name?\n  answer: C #sharp", "- ask: Which language has C in its name?\n  answer: \"C #sharp\""},
	{"hidden-character", Error, "There is a control character, or one that nobody sees, such as those that change the direction of a text. Learners would see �.",
		"- ask: \"What is 2\\u202e + 3?\"\n  answer: 5", "- ask: What is 2 + 3?\n  answer: 5"},
	{"leading-zero", Note, "A number that begins with a zero is taken as a text, as a telephone code is.",
		"- ask: What is the area code?\n  answer: 030", "- ask: What is the area code?\n  answer: \"030\""},
	{"trailing-zero", Note, "A number is a number: 1.10 is 1.1.",
		"- ask: Which version came after 1.9?\n  answer: 1.10", "- ask: Which version came after 1.9?\n  answer: \"1.10\""},

	{"no-format", Error, "`pack: 1` names the version of the format.", "title: Sums\nlicense: CC0-1.0\nskills:\n  a: {title: A}", packed("skills:\n  a:\n    title: A\n    items:\n" + threeItems)},
	{"newer-format", Error, "The pack is of a format that this program does not know.", "pack: 2\ntitle: Sums\nlicense: CC0-1.0\nskills:\n  a: {title: A}", ""},
	{"no-title", Error, "A pack, a skill and a unit have a `title` that learners see.", "pack: 1\nlicense: CC0-1.0\nskills:\n  a: {title: A}", packed("skills:\n  a:\n    title: A\n    items:\n" + threeItems)},
	{"no-skills", Error, "A pack needs at least one skill.", packed(""), packed("skills:\n  a:\n    title: A\n    items:\n" + threeItems)},
	{"no-license", Note, "Without a licence nobody may share or change the pack.", "pack: 1\ntitle: Sums\nskills:\n  a:\n    title: A\n    items:\n" + threeItems, packed("skills:\n  a:\n    title: A\n    items:\n" + threeItems)},
	{"no-items", Warning, "Nothing can tell whether a skill without items is known.", packed("skills:\n  a: {title: A}"), packed("skills:\n  a:\n    title: A\n    items:\n" + threeItems)},
	{"skill-alone", Note, "The file of a skill was checked without its pack, so that what it needs could not be looked up.", "title: A\nitems:\n" + strings.ReplaceAll(threeItems, "      -", "  -"), ""},
	{"few-items", Warning, "With fewer than three items fit for placement a skill is asked about until none is left, and then guessed at.",
		packed("skills:\n  a:\n    title: A\n    items:\n      - {id: x, ask: What is 2 + 3, answer: 5}"), packed("skills:\n  a:\n    title: A\n    items:\n" + threeItems)},
	{"bad-id", Error, "Ids have small letters, digits and hyphens. Progress hangs on them, so they are kept simple.",
		"- id: My first\n  ask: What is 2 + 3?\n  answer: 5", "- id: my-first\n  ask: What is 2 + 3?\n  answer: 5"},
	{"no-id", Warning, "Progress hangs on the id of an item. Without one it hangs on the wording, and is lost when that changes.",
		"- ask: What is 2 + 3?\n  answer: 5", "- id: first-sum\n  ask: What is 2 + 3?\n  answer: 5"},
	{"duplicate-id", Error, "Two things have the same id. Ids of items are unique in the whole pack, so that an item can move to another skill.",
		"- id: sum\n  ask: What is 2 + 3?\n  answer: 5\n- id: sum\n  ask: What is 3 + 3?\n  answer: 6", "- id: sum\n  ask: What is 2 + 3?\n  answer: 5\n- id: other-sum\n  ask: What is 3 + 3?\n  answer: 6"},
	{"id-again", Error, "An id that was retired, or that `was` another's, is in use again: old answers would count for the new thing.",
		"- id: sum\n  ask: What is 2 + 3?\n  answer: 5\n- id: other-sum\n  was: [sum]\n  ask: What is 3 + 3?\n  answer: 6", "- id: new-sum\n  ask: What is 2 + 3?\n  answer: 5\n- id: other-sum\n  was: [sum]\n  ask: What is 3 + 3?\n  answer: 6"},
	{"other-id", Error, "Something is named in two ways: by its place, and by what stands in it.",
		packed("skills:\n  a:\n    id: b\n    title: A\n    items:\n" + threeItems), packed("skills:\n  a:\n    title: A\n    items:\n" + threeItems)},
	{"unknown-skill", Error, "A skill is named that is not in the pack.",
		packed("skills:\n  add: {title: Adding}\n  subtract: {title: Subtracting, needs: [ad]}"), ""},
	{"unknown-id", Error, "A translation has texts for something that is not in the pack.",
		"-- pack.yaml --\n" + packed("language: en\nskills:\n  a:\n    title: A\n    items:\n"+threeItems) + "\n-- translations/de.yaml --\npack: 1\ntranslates: p\nitems:\n  sum-9: {ask: Was ist 2 + 3}\n",
		"-- pack.yaml --\n" + packed("language: en\nskills:\n  a:\n    title: A\n    items:\n"+threeItems) + "\n-- translations/de.yaml --\npack: 1\ntranslates: p\nitems:\n  sum-1: {ask: Was ist 2 + 3}\n"},
	{"translation-behind", Note, "The pack has another version now than the translation was made of.",
		"-- pack.yaml --\n" + packed("version: \"1.1.0\"\nskills:\n  a:\n    title: A\n    items:\n"+threeItems) + "\n-- translations/de.yaml --\npack: 1\ntranslates: p\nfrom: \"1.0.0\"\n",
		"-- pack.yaml --\n" + packed("version: \"1.1.0\"\nskills:\n  a:\n    title: A\n    items:\n"+threeItems) + "\n-- translations/de.yaml --\npack: 1\ntranslates: p\nfrom: \"1.1.0\"\n"},
	{"cycle", Error, "Skills need each other in a circle, so that none could come first.",
		packed("skills:\n  a: {title: A, needs: [b]}\n  b: {title: B, needs: [a]}"), ""},
	{"needs-twice", Warning, "A prerequisite is named twice.",
		packed("skills:\n  a: {title: A}\n  b: {title: B, needs: [a, a]}"), ""},
	{"implied-need", Note, "A prerequisite is needed anyway, by another one.",
		packed("skills:\n  a: {title: A}\n  b: {title: B, needs: [a]}\n  c: {title: C, needs: [a, b]}"), ""},
	{"empty-unit", Error, "A unit has no skills.", packed("units:\n  - title: First steps\nskills:\n  a: {title: A}"), ""},
	{"two-units", Error, "A skill belongs to one unit.", packed("units:\n  - {title: U, skills: [a]}\n  - {title: V, skills: [a]}\nskills:\n  a: {title: A}"), ""},
	{"no-unit", Warning, "Where there are units, each skill should be in one. The rest is shown as “More”.",
		packed("units:\n  - {title: U, skills: [a]}\nskills:\n  a: {title: A}\n  b: {title: B}"), ""},
	{"unknown-feature", Warning, "`requires` names what this program does not know.", packed("requires: [video]\nskills:\n  a:\n    title: A\n    items:\n" + threeItems),
		packed("requires: [shell]\nskills:\n  a:\n    title: A\n    items:\n" + threeItems)},
	{"bad-language", Error, "A language is written as BCP 47 has it.", packed("language: English\nskills:\n  a:\n    title: A\n    items:\n" + threeItems),
		packed("language: en\nskills:\n  a:\n    title: A\n    items:\n" + threeItems)},
	{"bad-colour", Error, "An accent is the name of a hue, or a colour as #rrggbb, in quotes.",
		packed("accent: bluish\nskills:\n  a:\n    title: A\n    items:\n" + threeItems), packed("accent: blue\nskills:\n  a:\n    title: A\n    items:\n" + threeItems)},
	{"no-file", Error, "A file is named that is not in the pack.", packed("skills:\n  a:\n    title: A\n    lesson: lessons/first.md\n    items:\n" + threeItems), ""},
	{"path-outside", Error, "A path leads out of the pack. A pack is read by strangers and keeps to its own folder.",
		packed("skills:\n  a:\n    title: A\n    lesson: ../first.md\n    items:\n" + threeItems), ""},
	{"bad-image", Error, "The image cannot be read, or has more than 2,000,000 pixels.",
		"-- pack.yaml --\n" + packed("skills:\n  a:\n    title: A\n    figure: {image: bar.png, alt: A bar}\n    items:\n"+threeItems) + "\n-- bar.png --\nnot an image\n", ""},
	{"no-alt", Error, "A figure, or a picture in a lesson, needs its words, for those who do not see it.",
		"- ask: What part is shaded?\n  answer: 1/2\n  figure: {art: \"[##..]\"}", "- ask: What part is shaded?\n  answer: 1/2\n  figure: {art: \"[##..]\", alt: A bar of four cells with two of them filled.}"},
	{"heavy-text", Error, "The text is too much to lay out: a word of a thousand letters, quotes eight deep. It would be shown as it is written.",
		"- ask: " + strings.Repeat("a", 1100) + "\n  answer: 5", ""},

	{"missing-key", Error, "Something cannot be understood without a key that is not there.",
		"- ask: What is 2 + 3?", "- ask: What is 2 + 3?\n  answer: 5"},
	{"two-kinds", Error, "The keys make two kinds of item at once.",
		"- ask: Put them in order.\n  order: [one, two]\n  pairs: {a: b, c: d}", "- ask: Put them in order.\n  order: [one, two]"},
	{"type-disagrees", Error, "`type` is never needed; where it stands, it must say what the keys tell.",
		"- ask: How is a hundred written?\n  type: text\n  answer: 100", "- ask: How is a hundred written?\n  type: text\n  answer: \"100\""},
	{"no-effect", Warning, "The key does nothing in an item of this kind.",
		"- ask: What is 2 + 3?\n  answer: 5\n  typos: 1", "- ask: What is 2 + 3?\n  answer: 5"},
	{"answer-list", Error, "A list under `answer` could mean three things: all are needed (`answers`), they are spellings of one answer (`accept`), or the others are wrong choices (`wrong`).",
		"- ask: What is half?\n  answer: [one half, a half]", "- ask: What is half?\n  answer: one half\n  accept: [a half]"},
	{"answer-not-shown", Error, "With `choices`, the answer must be one of them, letter by letter.",
		"- ask: Which is a fruit?\n  choices: [apple, stone]\n  answer: Apple", "- ask: Which is a fruit?\n  choices: [apple, stone]\n  answer: apple"},
	{"choice-twice", Error, "The same choice, or the same thing to put in order, stands there twice.",
		"- ask: Which is a fruit?\n  answer: apple\n  wrong: [stone, Stone]", "- ask: Which is a fruit?\n  answer: apple\n  wrong: [stone, brick]"},
	{"split-choice", Note, "YAML has perhaps cut a choice in two at its colon: what follows is said as feedback to who takes it.",
		"- ask: What does it print?\n  answer: nothing\n  wrong:\n    - Error: file not found", "- ask: What does it print?\n  answer: nothing\n  wrong:\n    - \"Error: file not found\""},
	{"comma-in-answer", Error, "Where all answers are to be named, commas stand between them, so none may have one in it.",
		"- ask: Name two pairs.\n  answers: [\"1, 2\", \"3, 4\"]", "- ask: Name two pairs.\n  answers: [1 and 2, 3 and 4]"},
	{"too-many", Error, "There is more of something than a learner can take in, or than can be graded at once: 26 choices, 30 answers to name, 200 spellings, 100 mistakes, 2,000 answers by templates.",
		"- ask: Match them.\n  pairs: {" + manyPairs(27) + "}", ""},
	{"bad-gap", Error, "A gap of a `cloze` is not written as {{answer}}, {{answer|another}} or {{answer::hint}}.",
		"- cloze: The sea is {{}}.", "- cloze: The sea is {{blue}}."},
	{"not-small", Error, "A hint that asks, or a worked example to try, has one line to write or one choice to make.",
		"- ask: What is 2 + 3?\n  answer: 5\n  hints:\n    - {ask: Order them, order: [a, b]}", "- ask: What is 2 + 3?\n  answer: 5\n  hints:\n    - {ask: What is 2 + 1, answer: 3}"},
	{"nested-passage", Error, "A passage cannot stand within a passage.",
		"- passage: Once upon a time.\n  items:\n    - {passage: There was, items: []}", ""},
	{"no-fallback", Warning, "Without a `fallback` the item is never asked where there is no shell, or no consent to use it.",
		"- ask: Count the lines.\n  run: {solution: wc -l log, expect: {output_has: [\"3\"]}}", "- ask: Count the lines.\n  run: {solution: wc -l log, expect: {output_has: [\"3\"]}}\n  fallback: {ask: Name the command that counts the lines of log., answer: wc -l log}"},

	{"key-not-right", Error, "The item's own answer is not graded right.",
		"- ask: What is 6/8 in simplest form?\n  answer: 6/8\n  form: simplest", "- ask: What is 6/8 in simplest form?\n  answer: 3/4\n  form: simplest"},
	{"mistake-right", Error, "A foreseen mistake is graded right.",
		"- ask: What is 3/4 as a decimal?\n  answer: 0.75\n  mistakes: {3/4: That is the fraction.}", "- ask: What is 3/4 as a decimal?\n  answer: 0.75\n  form: decimal"},
	{"mistake-twice", Warning, "A foreseen mistake stands there twice, so that the second is never said.",
		"- ask: What is 2 + 3?\n  answer: 5\n  mistakes: [6: One too many., 6: Count again.]", "- ask: What is 2 + 3?\n  answer: 5\n  mistakes: {6: One too many.}"},
	{"check-fails", Error, "A test of the author's own comes out otherwise.",
		"- ask: What is 2 + 3?\n  answer: 5\n  check: [{given: five, expect: right}]", "- ask: What is 2 + 3?\n  answer: 5\n  check: [{given: 10/2, expect: right}]"},
	{"check-almost", Warning, "What a test of the author's wants right is almost right. The learner loses nothing by it, but is told what is amiss.",
		"- ask: How long is it?\n  answer: 2\n  unit: m\n  check: [{given: 2, expect: right}]", "- ask: How long is it?\n  answer: 2\n  unit: m\n  check: [{given: 2, expect: almost}]"},
	{"hint-tells", Warning, "A hint has the whole answer in it. Hints help with the next step; the solution has a key of its own.",
		"- ask: Which command sorts lines?\n  answer: sort\n  hints: [It is called sort.]", "- ask: Which command sorts lines?\n  answer: sort\n  hints: [It is named for what it does.]"},
	{"bad-number", Error, "A number is wanted here.",
		"- ask: What is 2 + 3?\n  answer: 5\n  mistakes: {six: One too many.}", "- ask: What is 2 + 3?\n  answer: 5\n  mistakes: {6: One too many.}"},
	{"bad-forms", Error, "The template cannot be read, stands for nothing, or for more than 1,000 answers. (a|b) is a or b, (a|) is a or nothing.",
		"- ask: Who was it?\n  answer: the king\n  forms: (the|a king", "- ask: Who was it?\n  answer: the king\n  forms: (the|a) king"},
	{"bad-expression", Error, "The answer, or a mistake, is no expression in the letters of `in`.",
		"- ask: Double x + 3.\n  answer: 2(y + 3)\n  in: x", "- ask: Double x + 3.\n  answer: 2(x + 3)\n  in: x"},

	{"bad-variable", Error, "A variable is named by letters, digits and _, a letter first.",
		"- ask: What is 2 + 3?\n  vars: {2a: 1..3}\n  answer: 5", ""},
	{"bad-range", Error, "A range is written 1..6, or 0..1 by 0.25, and goes up.",
		"- ask: \"What is {a} + 3?\"\n  vars: {a: 6..1}\n  answer: \"{a + 3}\"", "- ask: \"What is {a} + 3?\"\n  vars: {a: 1..6}\n  answer: \"{a + 3}\""},
	{"bad-condition", Error, "The condition cannot be read, names what is no variable, or is neither true nor false.",
		"- ask: \"What is {a} + 3?\"\n  vars: {a: 1..6}\n  where: b > 2\n  answer: \"{a + 3}\"", "- ask: \"What is {a} + 3?\"\n  vars: {a: 1..6}\n  where: a > 2\n  answer: \"{a + 3}\""},
	{"no-draw", Error, "No values of the variables meet the condition.",
		"- ask: \"What is {a} + 3?\"\n  vars: {a: 1..6}\n  where: a > 6\n  answer: \"{a + 3}\"", "- ask: \"What is {a} + 3?\"\n  vars: {a: 1..6}\n  where: a > 5\n  answer: \"{a + 3}\""},
	{"no-value", Error, "With some values of the variables an expression has no value, such as a division by zero.",
		"- ask: \"What is 6 / {a}?\"\n  vars: {a: 0..3}\n  answer: \"{6/a}\"", "- ask: \"What is 6 / {a}?\"\n  vars: {a: 1..3}\n  answer: \"{6/a}\""},
	{"brace-kept", Warning, "What stands in braces names a variable and cannot be read, so it is shown as it stands.",
		"- ask: \"What is {a +} 3?\"\n  vars: {a: 1..3}\n  answer: \"{a + 3}\"", "- ask: \"What is {a} + 3?\"\n  vars: {a: 1..3}\n  answer: \"{a + 3}\""},
	{"unknown-interest", Error, "A dress is made for an interest that the pack does not list.",
		packed("interests: [music]\nskills:\n  a:\n    title: A\n    items:\n" + threeItems + "      - id: x\n        ask: {default: \"What is 2 + 3?\", musik: \"What is 2 + 3 beats?\"}\n        answer: 5"),
		packed("interests: [music]\nskills:\n  a:\n    title: A\n    items:\n" + threeItems + "      - id: x\n        ask: {default: \"What is 2 + 3?\", music: \"What is 2 + 3 beats?\"}\n        answer: 5")},
	{"no-default", Error, "There is nothing for who has none of the interests.",
		packed("interests: [music]\nwords:\n  music: {thing: beat}\nskills:\n  a:\n    title: A\n    items:\n" + threeItems),
		packed("interests: [music]\nwords:\n  default: {thing: apple}\n  music: {thing: beat}\nskills:\n  a:\n    title: A\n    items:\n" + threeItems)},
	{"missing-word", Error, "Every dress has a word for each thing that the others have a word for.",
		packed("interests: [music]\nwords:\n  default: {thing: apple, who: Sam}\n  music: {thing: beat}\nskills:\n  a:\n    title: A\n    items:\n" + threeItems),
		packed("interests: [music]\nwords:\n  default: {thing: apple, who: Sam}\n  music: {thing: beat, who: The drummer}\nskills:\n  a:\n    title: A\n    items:\n" + threeItems)},
	{"variant-differs", Error, "A text tells of other variables in one dress than in the others, so that the question could not be answered, or would be another one.",
		packed("interests: [music]\nskills:\n  a:\n    title: A\n    items:\n" + threeItems + "      - id: x\n        vars: {a: 1..3, b: 1..3}\n        ask: {default: \"What is {a} + {b}?\", music: \"What is {a} beats and some more?\"}\n        answer: \"{a + b}\""),
		packed("interests: [music]\nskills:\n  a:\n    title: A\n    items:\n" + threeItems + "      - id: x\n        vars: {a: 1..3, b: 1..3}\n        ask: {default: \"What is {a} + {b}?\", music: \"What is {a} beats and {b} more?\"}\n        answer: \"{a + b}\"")},
}

// threeItems are enough for a skill.
const threeItems = "      - {id: sum-1, ask: \"What is 1 + 3?\", answer: 4}\n      - {id: sum-2, ask: \"What is 2 + 3?\", answer: 5}\n      - {id: sum-3, ask: \"What is 3 + 3?\", answer: 6}\n"

// packed is a pack with what follows its title.
func packed(rest string) string { return "pack: 1\ntitle: Sums\nlicense: CC0-1.0\n" + rest }

func manyPairs(n int) string {
	var pairs []string
	for i := range n {
		pairs = append(pairs, fmt.Sprintf("left %d: right %d", i, i))
	}
	return strings.Join(pairs, ", ")
}

// severityOf is how grave a mistake is.
func severityOf(rule string) Severity {
	for i := range rules {
		if rules[i].Name == rule {
			return rules[i].Severity
		}
	}
	return Error
}
