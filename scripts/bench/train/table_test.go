package main

import "os"

func Example_table() {
	table(os.Stdout, []result{
		{Task: "step", Name: "ours", MS: 0.5},
		{Task: "step", Name: "theirs", MS: 2},
		{Task: "step", Name: "absent", Error: "not there"},
		{Task: "aligned", Name: "ours", MS: 40, Steps: 200},
		{Task: "aligned", Name: "theirs", MS: -1},
	})
	// Output:
	//
	// | a step: n = 300, K = 256, d = 2, full batch | ms  | steps | times |
	// |---                                          |---  |---    |---    |
	// | ours                                        | 0.5 |       | 1     |
	// | theirs                                      | 2   |       | 4     |
	// | absent: not there                           |     |       |       |
	//
	// | until aligned: n = 78, K = 100, d = 2 | ms | steps | times |
	// |---                                    |--- |---    |---    |
	// | ours                                  | 40 | 200   | 1     |
	// | theirs: not reached                   |    |       |       |
}
