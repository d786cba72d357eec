package content

import "slices"

// One description of the format serves all who need it: the loader knows by it which keys
// there are, the schema for editors is made of it, and so is the guide's reference.

// description is what `key: value` lines in one place may hold.
type description struct {
	name string // in the schema
	what string // in a message: "an item"
	says string // what it is for
	keys []described
}

// described is a key: what its value may be, and what it does for the learner.
type described struct {
	key   string
	value shape
	says  string
}

// shape is what a value may be.
type shape struct {
	is    shapeKind
	of    string   // the description of a mapping
	words []string // of a word
	least int      // of a number
	most  int
}

type shapeKind int

const (
	aText        shapeKind = iota // whatever YAML takes it for
	aMarkdown                     // Markdown; in an item it may have a variant for an interest
	textList                      // a list of texts, or one
	anID                          // small letters, digits, hyphens
	idList                        // a list of them, or one
	aNumber                       // a whole number
	aSwitch                       // yes or no
	aWord                         // one of a few
	wordList                      // a list of these, or one
	saidList                      // answers, each with what to say to it or without
	nameMap                       // names that the author chooses, each with a text
	dressMap                      // for each interest, words and what they stand for
	varMap                        // variables, each with its values
	weightMap                     // skills, each with a weight
	oneMapping                    // a mapping
	manyMappings                  // a list of mappings, or one
	mappingsByID                  // mappings by their ids
	cardList                      // lines `front: back`, or mappings
	hintList                      // texts, or small items
	anything                      // the author's own
)

// descriptions are those of every place that the loader knows, by name.
func descriptions() map[string]*description {
	all := make(map[string]*description)
	for _, d := range allDescribed() {
		all[d.name] = &d
	}
	translated := &description{name: "translated-item", what: "a translated item", says: "The texts of an item in another language; what is left out stays in the pack's own."}
	for _, key := range translatable {
		k, ok := all["item"].key(key)
		if !ok { // of what an item may belong to
			k = described{key, shape{is: anything}, "As in the item itself."}
		}
		translated.keys = append(translated.keys, k)
	}
	all[translated.name] = translated
	return all
}

// key is the key of a name.
func (d *description) key(name string) (described, bool) {
	if i := slices.IndexFunc(d.keys, func(k described) bool { return k.key == name }); i >= 0 {
		return d.keys[i], true
	}
	return described{}, false
}

func (d *description) has(name string) bool {
	_, ok := d.key(name)
	return ok
}

func (d *description) names() []string {
	names := make([]string, len(d.keys))
	for i, k := range d.keys {
		names[i] = k.key
	}
	slices.Sort(names)
	return names
}
