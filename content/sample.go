package content

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// Sample is an example of a kind of item, as an author may begin with it: in a new pack,
// in an editor's completion, in the guide.
type Sample struct {
	Name string // of the kind
	Says string // what the learner does
	YAML string // an entry of `items`, without the hyphen
}

// Samples are one of each kind, the commonest first.
func Samples() []Sample {
	return []Sample{
		{"text", "Types a word or a few.", `id: sea-of-danube
ask: Into which sea does the Danube flow?
answer: Black Sea
accept: [the Black Sea]
typos: 1
mistakes:
  Baltic Sea: That is in the north; the Danube flows east.
`},
		{"number", "Types a number.", `id: sum
ask: What is 3 + 4?
answer: 7
mistakes:
  12: That is 3 times 4.
hints: [Count on from the larger one.]
explain: Four more than 3 is 7.
`},
		{"choice", "Chooses one; the order is shuffled.", `id: capital-peru
ask: What is the capital of Peru?
answer: Lima
wrong:
  - Cusco: Cusco was the capital of the Inca.
  - Quito: Quito is the capital of Ecuador.
`},
		{"true-false", "Says whether a statement is true.", `id: sun-star
myth: The Sun is a planet.
explain: It is a star; it shines by itself.
`},
		{"several", "Marks all that apply.", `id: equal-half
ask: Which of these equal one half?
answers: [2/4, 5/10]
wrong:
  - 2/5: Half of 5 would be 2.5.
  - 3/4
`},
		{"cloze", "Fills the gaps of a text.", `id: water-cycle
cloze: Water {{evaporates::becomes a gas}} from the sea and falls as {{rain|snow}}.
typos: 1
`},
		{"order", "Puts things in order.", `id: planets-near
ask: Put these in order, the nearest to the Sun first.
order: [Mercury, Venus, Earth, Mars]
`},
		{"pairs", "Puts to each thing what belongs to it.", `id: capitals
ask: Which city is the capital of which country?
pairs: {France: Paris, Spain: Madrid, Italy: Rome}
`},
		{"list", "Names all, in any order.", `id: primary-colours
ask: Name the three primary colours of light.
answers: [red, green, blue]
`},
		{"expression", "Types an expression; every equal one is right.", `id: expand
ask: Multiply out 2(x + 3).
answer: 2x + 6
in: x
form: expanded
mistakes:
  2x + 3: The 2 belongs to the 3, too.
`},
		{"rubric", "Writes freely, then ticks what the answer has.", `id: own-words
ask: Explain in your own words why ice floats.
rubric: [Ice is less dense than water, The same mass takes more room]
model: Frozen water takes more room than liquid water of the same mass, so it is less dense.
`},
		{"run", "Does something in a scratch shell.", `id: print-hello
ask: Print the word hello.
run:
  solution: echo hello
  expect:
    output: hello
fallback:
  answer: echo hello
`},
		{"code", "Edits a file until its test passes.", `id: say-hello
ask: Let the script print hello.
code:
  language: sh
  solution: echo hello
  test: sh main.sh
fallback:
  ask: Which command prints hello?
  answer: echo hello
`},
		{"passage", "Reads a text and answers several questions on it.", `passage: |
  Ada has 3 apples and buys 4 more.
items:
  - id: apples-after
    ask: How many apples has she then?
    answer: 7
`},
		{"steps", "Is led through a problem; each step is graded.", `id: half-of-a-sum
ask: What is half of 3 + 5?
steps:
  - ask: What is 3 + 5?
    answer: 8
  - ask: What is half of that?
    answer: 4
`},
	}
}

// body is the sample as JSON, its keys in the order in which it has them.
func (s Sample) body() any {
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(s.YAML), &n); err != nil {
		panic(err) // a test reads all samples
	}
	return ordered(n.Content[0])
}

func ordered(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		o := object{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			o = append(o, member{n.Content[i].Value, ordered(n.Content[i+1])})
		}
		return o
	case yaml.SequenceNode:
		list := []any{}
		for _, e := range n.Content {
			list = append(list, ordered(e))
		}
		return list
	}
	var v any
	if n.Style == 0 && n.Tag != "!!str" && n.Decode(&v) == nil {
		return v
	}
	return strings.TrimSuffix(n.Value, "\n")
}

// Indented is the sample as an entry of a list that is indented so far.
func (s Sample) Indented(by int) string {
	var b strings.Builder
	for i, line := range strings.SplitAfter(strings.TrimSuffix(s.YAML, "\n"), "\n") {
		mark := "  "
		if i == 0 {
			mark = "- "
		}
		b.WriteString(strings.Repeat(" ", by) + mark + line)
	}
	return b.String() + "\n"
}
