package turn_test

import (
	"fmt"

	"liaison/bot/ask"
	"liaison/bot/turn"
)

// A conversation is one file: what it fills, what it asks, what comes of the answers,
// and the command that begins it. Its part lists it among Topics; its words stand in
// messages. The command of a real one runs draft.Begin of the name of its talk.
func ExampleTopic() {
	thanks := turn.Talk[string]{Name: "thanks", Title: "感谢", Quick: true,
		Questions: func(_ *turn.Turn, words *string) []ask.Question {
			return []ask.Question{ask.Text("text", "内容", "想谢谁？", words, 100).With(ask.Must)}
		},
		End: func(_ *turn.Turn, words *string) (said string, err error) { return "已转达：" + *words, nil },
	}
	topic := turn.Topic{
		Command: turn.Command{Name: "thanks", Words: []string{"感谢"}, About: "感谢同事", Rank: 385, Run: func(*turn.Turn, string) error { return nil }},
		Kind:    thanks.Kind(),
	}
	house := turn.Build(turn.Part{Topics: []turn.Topic{topic}})
	fmt.Println(house.Command("thanks").About, house.Title("thanks"))
	// Output: 感谢同事 感谢
}
