package messages

import (
	"fmt"
	"strings"

	"liaison/messages/report/word"
	"liaison/store/chat"
	"liaison/store/day"
)

// NoSuchRecord says that no record of a number may stand in a document.
func NoSuchRecord(title string, number int64) string {
	return fmt.Sprintf("没有能写进%s的记录 %s。", title, Number(number))
}

// NothingToWrite says that there is nothing that a document could tell of.
func NothingToWrite(title string) string { return "没有可以写进" + title + "的内容。" }

// DocumentWritten says where a document was written.
func DocumentWritten(title, path string) string {
	return fmt.Sprintf("%s写到了 %s（有标黄的请核对：聊天原话、待补的）", title, path)
}

// BadYear says what a year looks like.
func BadYear(s string) string { return fmt.Sprintf("“%s”不是年份，应如 2026。", s) }

// NoSuchBranch says that a name is none that a document could be about.
func NoSuchBranch(name string) string {
	return fmt.Sprintf("名册里没有叫“%s”的党支部、联系点、所或科室，或者它不止一个党支部。", name)
}

// NeedsBranch says that a document is about one 支部.
func NeedsBranch(title string) string {
	return title + "是一个党支部的，请用 --org 写明是哪个。"
}

// NeedsNumber says that a document is about one record.
func NeedsNumber(title string) string {
	return title + "是一条记录的，请用 --number 写明编号。"
}

// NeedsSpan says that a document is of one year, or of one month.
func NeedsSpan(title, span string) string {
	if span == "年" {
		return title + "是一年的，请改一下日期。"
	}
	return title + "是一个月的，请改一下日期。"
}

// EmptyDocument says in a file that there is nothing to write about.
func EmptyDocument(title string) *word.Document {
	return &word.Document{Title: title, Blocks: []word.Block{word.Paragraph{word.Text(NothingToWrite(title))}}}
}

// DoDocument is what the buttons of the documents do: doc:<ask>, or doc:<offset>:<ask>
// to leaf through the 支部.
const DoDocument = "doc"

// DoTakeDocument is what 取文件 does: doctake:<ask>.
const DoTakeDocument = "doctake"

// InDays is the name of a document with its days as people say them.
func InDays(name string, p day.Period, today day.Day) string {
	return strings.Replace(name, string(p.From)+"至"+string(p.To), dated(p, today), 1)
}

// DocumentPreview shows the first page of a document, from where it is taken.
func DocumentPreview(name, take string, picture *chat.Recipe) chat.Face {
	return chat.Face{Text: "📄 " + name + "（第一页的样子，版式以 Word 文件为准；有标黄的请核对）",
		Buttons: [][]chat.Button{{{Words: "📄 取文件", Do: take}}}, Picture: picture}
}

// NoBranchYet says that there is no 支部 to make a document of.
const NoBranchYet = "您的范围内还没有党支部。"

// DocumentsCard offers the documents that a person may have.
func DocumentsCard(choices []chat.Button) chat.Face {
	return chat.Face{Text: "📄 要哪种文书？也可以直接写“2026年记录本”“会议记录 #12”“交办单 #12”“10月简报”。", Buttons: rows(choices, 2)}
}

// DocumentChoice asks on what a document is to be made; leaf turns the pages.
func DocumentChoice(text string, choices []chat.Button, across, all, page, offset int, leaf func(to int) string) chat.Face {
	grid := rows(choices, across)
	if leaf != nil {
		if turn := leafBy(page, all, offset, leaf); len(turn) > 0 {
			grid = append(grid, turn)
		}
	}
	return chat.Face{Text: text, Buttons: grid}
}

// WhichBranch asks of which 支部 a document is to be.
func WhichBranch(title string) string { return "📄 " + title + "：哪个支部的？" }

// WhichRecord asks of which record a document is to be.
func WhichRecord(title string, lines []string) string {
	return "📄 " + title + "：哪一条的？也可以写编号，如“" + title + " #12”。\n" + strings.Join(lines, "\n")
}

// AskNumber asks for the number of a record.
func AskNumber(title string) string {
	return "请写明是哪一条的，如“" + title + " #12”。"
}
