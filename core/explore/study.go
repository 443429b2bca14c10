package explore

import (
	"crease/core/scene"
	"crease/core/solve"
	"crease/core/words"
)

// report is what the panel says of a study; a nil function says nothing.
type report struct {
	facts  func(*solve.Solution, words.Lang) []Fact
	tables func(*solve.Solution, words.Lang) []Table
	// text says in a few words how far a study that is played has come.
	text func(*solve.Solution, words.Lang) string
}

// reports are the studies that say something, by name: each is one file of
// this package and one line here.
var reports = map[scene.Study]report{
	scene.Learning:    {facts: trainFacts, text: trainText},
	scene.Search:      {facts: searchFacts, text: searchText},
	scene.Risk:        {facts: riskFacts, tables: riskTables},
	scene.Contraction: {facts: contractionFacts, tables: contractionTables},
	scene.Flow:        {facts: flowFacts, tables: flowTables},
}

func studyFacts(sol *solve.Solution, lang words.Lang) []Fact {
	if f := reports[sol.Scene.Studied()].facts; f != nil {
		return f(sol, lang)
	}
	return nil
}

func studyTables(sol *solve.Solution, lang words.Lang) []Table {
	if f := reports[sol.Scene.Studied()].tables; f != nil {
		return f(sol, lang)
	}
	return nil
}

func studyText(sol *solve.Solution, lang words.Lang) string {
	if f := reports[sol.Scene.Studied()].text; f != nil {
		return f(sol, lang)
	}
	return ""
}
