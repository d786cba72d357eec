package content

import (
	"bytes"
	"encoding/json"
)

// The JSON Schema of the format, for editors: made of the descriptions that the loader
// itself goes by. It says less than the loader does: which keys go together, what a
// reference leads to, and whether an answer is right, only `check` knows.

// Schema is a JSON Schema, draft 07, for all files of a pack: the manifest, the file of a
// skill, and a translation are told apart by their keys.
func Schema() []byte {
	all := descriptions()
	definitions := object{{"text", textSchema}, {"texts", listOf(ref("text"))}, {"name", nameSchema}, {"entry", entrySchema(all)}, {"hint", object{{"anyOf", []any{ref("text"), ref("item")}}}}}
	for _, d := range allDescribed() {
		definitions = append(definitions, member{d.name, mappingSchema(&d)})
	}
	definitions = append(definitions, member{"translated-item", mappingSchema(all["translated-item"])})
	root := object{
		{"$schema", "http://json-schema.org/draft-07/schema#"},
		{"title", "A pack of ownpace"},
		{"description", "A pack, the file of a skill, or a translation."},
		{"if", object{{"required", []string{"translates"}}}},
		{"then", ref("translation")},
		{"else", object{
			{"if", object{{"anyOf", []any{required("items"), required("lesson"), required("cards"), required("examples")}}, {"not", required("skills")}}},
			{"then", ref("skill")},
			{"else", ref("pack")},
		}},
		{"definitions", definitions},
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		panic(err) // it is made of texts alone
	}
	return b.Bytes()
}

// object is a JSON object whose members keep their order, in which editors offer them.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		for j, v := range []any{m.key, m.value} {
			if j > 0 {
				b.WriteByte(':')
			}
			var one bytes.Buffer
			e := json.NewEncoder(&one)
			e.SetEscapeHTML(false)
			if err := e.Encode(v); err != nil {
				return nil, err
			}
			b.Write(bytes.TrimSpace(one.Bytes()))
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func ref(name string) object     { return object{{"$ref", "#/definitions/" + name}} }
func required(key string) object { return object{{"required", []string{key}}} }
func listOf(of object) object {
	return object{{"anyOf", []any{of, object{{"type", "array"}, {"items", of}, {"minItems", 1}}}}}
}
func mapOf(of any) object           { return object{{"type", "object"}, {"additionalProperties", of}} }
func wordsSchema(w []string) object { return object{{"enum", spelt(w)}} }

// textSchema is any scalar, since what YAML takes for a number or a switch is taken as it
// is written; or a mapping with a text for each interest.
var textSchema = object{{"anyOf", []any{
	object{{"type", []string{"string", "number", "boolean"}}, {"errorMessage", "A text is wanted here; put it in quotes if a sign in it means something in YAML."}},
	object{{"type", "object"}, {"required", []string{defaultDress}}},
}}}

var nameSchema = object{
	{"type", []string{"string", "number"}},
	{"errorMessage", "An id is wanted here: small letters, digits and hyphens."},
}

// spelt is words as they may stand in YAML: what looks like a number may be one.
func spelt(words []string) []any {
	var all []any
	for _, w := range words {
		all = append(all, w)
		if len(w) == 1 && w[0] >= '0' && w[0] <= '9' {
			all = append(all, int(w[0]-'0'))
		}
	}
	return all
}

// mappingSchema is the schema of what a description describes.
func mappingSchema(d *description) object {
	properties := object{}
	for _, k := range d.keys {
		properties = append(properties, member{k.key, keySchema(k)})
	}
	return object{
		{"type", "object"},
		{"title", d.what},
		{"description", d.says},
		{"properties", properties},
		{"patternProperties", object{{"^x-", true}}},
		{"additionalProperties", false},
	}
}

// entrySchema is what may stand under `items`: an item, a passage, or a problem in steps,
// with a sample of each kind for editors to begin with.
func entrySchema(all map[string]*description) object {
	entry := &description{what: all["item"].what, says: all["item"].says}
	for _, name := range []string{"item", "passage", "steps"} {
		for _, k := range all[name].keys {
			if !entry.has(k.key) {
				entry.keys = append(entry.keys, k)
			}
		}
	}
	var snippets []any
	for _, s := range Samples() {
		snippets = append(snippets, object{{"label", s.Name}, {"description", s.Says}, {"body", s.body()}})
	}
	return append(mappingSchema(entry), member{"defaultSnippets", snippets})
}

// keySchema is the schema of a key's value, with what it does for the learner.
func keySchema(k described) object {
	s := shapeSchema(k.value)
	if len(s) == 1 && s[0].key == "$ref" { // beside a reference nothing else is looked at
		s = object{{"allOf", []any{s}}}
	}
	return append(s, member{"description", k.says}, member{"markdownDescription", k.says})
}

func shapeSchema(v shape) object {
	text := ref("text")
	switch v.is {
	case textList:
		return ref("texts")
	case anID:
		return ref("name")
	case idList:
		return listOf(ref("name"))
	case aNumber:
		return object{{"type", "integer"}, {"minimum", v.least}, {"maximum", v.most}}
	case aSwitch:
		return object{{"enum", []any{"yes", "no", true, false}}}
	case aWord:
		return wordsSchema(v.words)
	case wordList:
		return object{{"anyOf", []any{wordsSchema(v.words), object{{"type", "array"}, {"items", wordsSchema(v.words)}}}}}
	case saidList:
		return object{{"anyOf", []any{mapOf(text), object{{"type", "array"}, {"items", object{{"anyOf", []any{text, mapOf(text)}}}}, {"minItems", 1}}, object{{"type", []string{"string", "number", "boolean"}}}}}}
	case nameMap:
		return mapOf(text)
	case dressMap:
		return mapOf(mapOf(text))
	case varMap:
		return mapOf(ref("texts"))
	case weightMap:
		return mapOf(object{{"type", "number"}, {"exclusiveMinimum", 0}, {"maximum", 1}})
	case oneMapping:
		return ref(v.of)
	case manyMappings:
		return listOf(ref(v.of))
	case mappingsByID:
		return mapOf(object{{"anyOf", []any{ref(v.of), object{{"type", []string{"string", "number", "null"}}}}}})
	case cardList:
		return listOf(object{{"type", "object"}})
	case hintList:
		return listOf(ref("hint"))
	case anything:
		return object{}
	}
	return ref("text")
}
