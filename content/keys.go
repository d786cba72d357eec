package content

import (
	"slices"
	"strings"

	"ownpace/engine/answer"
)

// What every key is, and what it does for the learner. The words here are shown by editors
// over the key, and stand in the guide.

func one(of string) shape           { return shape{is: oneMapping, of: of} }
func many(of string) shape          { return shape{is: manyMappings, of: of} }
func byID(of string) shape          { return shape{is: mappingsByID, of: of} }
func numbers(least, most int) shape { return shape{is: aNumber, least: least, most: most} }
func word(words ...string) shape    { return shape{is: aWord, words: words} }
func someOf(words ...string) shape  { return shape{is: wordList, words: words} }
func a(k shapeKind) shape           { return shape{is: k} }
func levelShape() shape             { return word("easy", "medium", "hard", "1", "2", "3", "4", "5") }
func strictShape() shape            { return someOf("accents", "case", "exact", "punctuation", "spaces") }

// forms are the forms that an answer may be asked for in: of a number, or of an
// expression.
func forms() []string {
	var words []string
	for _, f := range append(answer.NumberForms[:], answer.ExpressionForms[:]...) {
		if !slices.Contains(words, string(f)) {
			words = append(words, string(f))
		}
	}
	return words
}

func allDescribed() []description {
	text, prose, texts, id, ids := a(aText), a(aMarkdown), a(textList), a(anID), a(idList)
	return []description{
		{"pack", "a pack", "One subject: what it is about, its units and its skills.", []described{
			{"pack", word("1"), "The version of the format, always `1`; it is the first line."},
			{"id", id, "The name that progress hangs on. Without it the name of the file or folder is taken; write it before you share the pack, and do not change it."},
			{"title", text, "What learners see in the library."},
			{"version", text, "Of the pack, such as `\"1.2.0\"`: the last number for better wording, the middle one for new items, the first when something is taken away."},
			{"about", text, "A sentence or two that let a learner decide whether this is for them."},
			{"accent", text, "The colour that leads the eye on its pages: " + strings.Join(hueNames(), ", ") + ", or a colour such as `\"#3f7fd1\"`. Themes that take one make it light or dark enough to be read; the others keep their own."},
			{"authors", texts, "Who wrote it."},
			{"license", text, "What others may do with it, such as `CC-BY-4.0`. Without it nobody may share the pack."},
			{"sources", shape{is: mappingsByID, of: "source"}, "What the pack draws on, by short names."},
			{"language", text, "Of the texts, such as `en` or `pt-BR`. A learner of another language is shown a translation, where there is one."},
			{"teaches", text, "The language that a language course teaches."},
			{"goals", texts, "What one may want to learn it for."},
			{"glossary", a(nameMap), "Words of the subject and what they mean."},
			{"interests", ids, "What items may be dressed in, such as `football`. A learner who likes it meets the same problem in that dress."},
			{"words", a(dressMap), "For each interest, and for `default`, words that stand for others: `{who}` in a text becomes Sam, or the coach."},
			{"defaults", one("defaults"), "What holds for every item that does not say otherwise."},
			{"requires", someOf(features...), "What the program must be able to do for this pack."},
			{"was", ids, "Earlier ids of the pack: progress carries over."},
			{"retired", a(nameMap), "Ids that are gone, each with the reason, so that they are not used again for something else."},
			{"units", many("unit"), "Skills that belong together: what a learner chooses and puts in their own order. Without it all skills are one unit."},
			{"skills", byID("skill"), "What is to be learnt, each by its id. A skill may stand here, or in `skills/<id>.yaml` with only its title here."},
		}},
		{"source", "a source", "A work that the pack draws on.", []described{
			{"title", text, "What it is called."},
			{"author", texts, "Who wrote it."},
			{"url", text, "Where it can be found."},
			{"license", text, "What it may be used for."},
			{"changes", text, "What was changed."},
		}},
		{"defaults", "`defaults`", "What holds for every item that does not say otherwise.", []described{
			{"typos", numbers(0, mostTypos), "How many letters may be off in a typed word of five letters or more; then the answer is almost right."},
			{"strict", strictShape(), "What must be typed exactly."},
			{"level", levelShape(), "How hard items are among those of their skill."},
		}},
		{"unit", "a unit", "Skills that belong together.", []described{
			{"id", id, "The name that the learner's own order hangs on; without it, it is made of the title."},
			{"was", ids, "Earlier ids of the unit."},
			{"title", text, "What learners see on their way."},
			{"about", text, "What it is about, in a sentence."},
			{"skills", ids, "The skills in it, by their ids, in the order in which they are taught."},
		}},
		{"skill", "a skill", "The smallest thing that can be known.", []described{
			{"id", id, "Its place gives it its id; it may be repeated here."},
			{"was", ids, "Earlier ids of the skill: progress carries over."},
			{"title", text, "What learners see on the map."},
			{"can", text, "What one can do who knows it: “I can …”. It is the goal over the lesson."},
			{"needs", ids, "Skills that one must know before. Placement concludes from one to the other; the way suggests them first."},
			{"helps", ids, "Skills that this one makes easier, without being needed."},
			{"practises", a(weightMap), "Skills that are exercised within this one, with a weight up to 1: a right answer here refreshes their memory too, so that the learner need not review them."},
			{"level", levelShape(), "How hard it is among the skills of the pack."},
			{"minutes", numbers(1, 600), "How long it takes to learn; forecasts of goals begin with it."},
			{"summary", prose, "The point of it, to keep."},
			{"lesson", prose, "What is read before the questions: Markdown, at best under 300 words with an example, or the name of a file such as `lessons/add.md`. A picture stands on a line of its own: `![what it shows](media/bar.png)`."},
			{"figure", one("figure"), "A picture over the lesson."},
			{"examples", many("example"), "Worked examples. The learner can have their last steps hidden, one more each time."},
			{"items", shape{is: manyMappings, of: "entry"}, "Questions. At least three should fit the placement; practice wants six or more."},
			{"cards", a(cardList), "Things to know by heart, each as `front: back`; each becomes an item."},
			{"reverse", a(aSwitch), "Whether the cards are asked from their back, too."},
		}},
		{"example", "a worked example", "A question, the steps to its answer, and the answer.", append([]described{
			{"id", id, "A name of its own."},
			{"ask", prose, "The question."},
			{"steps", texts, "Each step to the answer; learners have them hidden from the end."},
			{"answer", text, "The answer; with it learners can try the last steps themselves."},
		}, writtenKeys()...)},
		{"item", "an item", "One question. Its keys tell what kind it is.", itemKeys()},
		{"passage", "a passage", "Several questions on one text.", []described{
			{"id", id, "A name of its own, for translations."},
			{"type", word("passage"), "May be written; the keys tell it."},
			{"passage", prose, "The text that the questions are about."},
			{"figure", one("figure"), "A picture with it."},
			{"items", many("item"), "The questions."},
		}},
		{"steps", "a problem in steps", "One problem, asked step by step; each step is graded, and shown solved with the next.", []described{
			{"id", id, "The name that progress hangs on; the steps are counted from it."},
			{"type", word("steps"), "May be written; the keys tell it."},
			{"ask", prose, "The problem."},
			{"figure", one("figure"), "A picture with it."},
			{"level", levelShape(), "Of all steps that say nothing else."},
			{"steps", many("item"), "The questions on the way to the answer."},
			{"vars", a(varMap), "Variables; all steps share a draw."},
			{"where", text, "A condition that every draw meets."},
			{"words", a(dressMap), "Words by interest, for this problem alone."},
		}},
		{"figure", "a figure", "A picture as text, as an image, or both, and in words.", []described{
			{"alt", text, "What it shows, in words: for those who do not see it, and for small windows."},
			{"art", prose, "The picture drawn with characters, at most 72 wide."},
			{"image", text, "A PNG or JPEG file in the pack; it is shown in half blocks where the terminal has colours."},
		}},
		{"check", "a check", "The author's own test of the grading.", []described{
			{"given", texts, "What a learner may write."},
			{"expect", word("right", "almost", "wrong"), "What it must be found to be."},
		}},
		{"run", "`run`", "Something to do in a scratch shell. This version asks the fallback instead.", []described{
			{"setup", text, "Commands that make ready."},
			{"files", a(nameMap), "Files that are there, with what is in them."},
			{"solution", text, "The command that does it."},
			{"expect", one("expect"), "How one sees that it is done."},
		}},
		{"expect", "`expect`", "What a command must have done.", []described{
			{"output", text, "All that it prints."},
			{"output_has", texts, "Lines that are among what it prints."},
			{"output_lacks", texts, "Lines that are not."},
			{"files", a(nameMap), "Files that are there afterwards, with what is in them."},
			{"missing", texts, "Files that are gone afterwards."},
			{"exit", numbers(0, 255), "Its exit code."},
		}},
		{"code", "`code`", "A file to edit. This version asks the fallback instead.", []described{
			{"language", text, "Of the file."},
			{"starter", text, "What it begins with."},
			{"files", a(nameMap), "Other files, with what is in them."},
			{"solution", text, "What it is to become."},
			{"test", text, "The command that decides whether it is right."},
		}},
		{"translation", "a translation", "Texts of a pack in another language; what is missing falls back to the pack's own.", []described{
			{"pack", word("1"), "The version of the format."},
			{"translates", id, "The id of the pack."},
			{"language", text, "Of these texts, such as `es`."},
			{"from", text, "The version of the pack that they were made of; `check` tells when the pack has gone on."},
			{"title", text, "Of the pack."},
			{"about", text, "Of the pack."},
			{"units", byID("translated-unit"), "Titles of units, by id."},
			{"skills", byID("translated-skill"), "Texts of skills, by id."},
			{"items", byID("translated-item"), "Texts of items, by id."},
		}},
		{"translated-unit", "a translated unit", "The texts of a unit.", []described{
			{"title", text, "What learners see on their way."},
			{"about", text, "What it is about."},
		}},
		{"translated-skill", "a translated skill", "The texts of a skill.", []described{
			{"title", text, "What learners see on the map."},
			{"can", text, "What one can do who knows it."},
			{"summary", prose, "The point of it, to keep."},
			{"lesson", prose, "What is read before the questions; or a file `translations/<language>/<skill>.md`."},
			{"figure", one("figure"), "A picture over the lesson."},
			{"examples", many("example"), "Worked examples, in place of all of the skill's."},
		}},
	}
}

// writtenKeys say how a written answer is compared.
func writtenKeys() []described {
	texts := a(textList)
	return []described{
		{"accept", texts, "Other answers that are just as right."},
		{"forms", texts, "Other answers as templates: `(a|b)` either, `(a|)` or nothing, `\\(` a bracket."},
		{"strict", strictShape(), "What must be typed exactly; `[]` for nothing, whatever `defaults` says."},
		{"typos", numbers(0, mostTypos), "How many letters may be off in a word of five letters or more; then the answer is almost right, and the learner may mend it."},
		{"within", a(aText), "How far off a number may be: `0.01`, or `1%` of the answer."},
		{"unit", a(aText), "The unit of the number, such as `m`. Other units of the same kind are converted; without a unit the answer is almost right."},
		{"form", word(forms()...), "How it must be written; the right value in another form is almost right."},
		{"places", numbers(0, answer.MostPlaces), "How many decimals the answer must have."},
		{"in", texts, "The letters of an expression: with `in: x` every expression that is equal for all x is right."},
	}
}

func itemKeys() []described {
	text, prose, texts, id, ids, saids := a(aText), a(aMarkdown), a(textList), a(anID), a(idList), a(saidList)
	return append([]described{
		{"id", id, "The name that progress hangs on, unique in the pack. `ownpace pack stamp` writes one where there is none."},
		{"was", ids, "Earlier ids of the item: its history carries over."},
		{"edition", numbers(1, 999), "Counts up when it has become a different question under the same id: its memory begins anew."},
		{"also", ids, "Other skills that a right answer needs, too: it speaks for all of them, and a wrong one against those that are least sure."},
		{"type", word(typeNames()...), "May be written; then the keys must agree with it."},
		{"ask", prose, "The question, in Markdown."},
		{"answer", prose, "The right answer, written once. An unquoted number is graded as a number, all else as text; beside `wrong` it is a choice."},
		{"answers", texts, "All of these are right: with `wrong` to be marked, without it to be named."},
		{"wrong", saids, "Wrong choices, **shown** beside the right one. After a colon: what to say to who takes it."},
		{"mistakes", saids, "Wrong answers that you **foresee** to an open question, each with what to say: the learner hears about the very mistake they made."},
		{"choices", texts, "All choices in this order, when the order matters; else write `wrong`."},
		{"fact", prose, "A true statement; the learner says whether it is true."},
		{"myth", prose, "A false statement; `explain` says what is true."},
		{"cloze", prose, "A text with gaps: `{{answer|another::hint}}`. Each gap is graded like a written answer."},
		{"order", texts, "Things to put in order, written in the right one."},
		{"pairs", saids, "Things to match, each as `left: right`."},
		{"extra", texts, "More to choose from among what is matched, which belongs to nothing."},
		{"rubric", texts, "Points that a good free answer makes. The learner writes, then ticks what is there."},
		{"model", prose, "An example of a good free answer, shown afterwards."},
		{"run", one("run"), "Something to do in a scratch shell; `fallback` is asked where nothing is run."},
		{"code", one("code"), "A file to edit; `fallback` is asked where nothing is run."},
		{"fallback", one("item"), "The same as a question that needs no shell. What it lacks is taken from the item."},
		{"in_order", a(aSwitch), "Whether what is to be named must be named in this order."},
		{"recall", word("always", "later", "never"), "When the choices of a choice may be left away, so that it is recalled."},
		{"vars", a(varMap), "Variables: a list of values, or a range such as `1..6`. Each time other values are drawn, so that practice never runs out. `{a+b}` in a text is worked out."},
		{"where", text, "A condition that every draw meets, such as `a < b`."},
		{"words", a(dressMap), "Words by interest, for this item alone."},
		{"figure", one("figure"), "A picture with the question."},
		{"hint", a(hintList), "One hint; see `hints`."},
		{"hints", a(hintList), "Help, one at a time when it is asked for, the least first. A hint may be a small question: `{ask: …, answer: …}`."},
		{"explain", prose, "Said after the right answer: why it is so."},
		{"solution", prose, "The way to the answer, shown when the learner asks for it."},
		{"level", levelShape(), "How hard it is among the items of its skill; harder ones are missed more often by who knows."},
		{"difficulty", levelShape(), "The same as `level`."},
		{"minutes", numbers(1, 600), "How long it takes."},
		{"use", word("everywhere", "placement-only", "practice-only", "review-only"), "Where it may be asked."},
		{"source", texts, "Which of the pack's sources it draws on."},
		{"check", many("check"), "Your own tests of the grading: what a learner may write, and what it must be found to be."},
	}, writtenKeys()...)
}

// typeNames are the kinds that `type` may name.
func typeNames() []string {
	names := []string{"card", "passage", "steps"}
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return names
}
