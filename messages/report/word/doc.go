// Package word writes Word documents in the layout of official documents, GB/T
// 9704-2012: a [Document] says what stands in it, a [Template] how it looks.
//
// [FirstPage] arranges a document as a picture, without a word processor.
//
// The layout is no code: it stands in the parts of a .docx, in folder layout,
// which a bureau can replace by a file of its own, see [Read]. Taken from it are
// its styles, found by their names, the page, headers and footers; its words are
// not. Any document that this package wrote is such a template: change its
// styles in Word and hand it in. Nothing else of a file is passed on: no macro,
// no link to a template elsewhere, no embedded font, no author.
//
// What is promised: the same document gives the same bytes; any text gives valid
// XML, and comes back but for what XML cannot hold; a file that claims to be a
// template costs no more than its limits, whatever it claims. Fonts are named,
// also for East Asian text, and never embedded. A figure that an appendix lists
// the records of leads there.
//
// How it comes out on paper is looked at by hand, see TestPages:
//
//	LIAISON_PAGES=/tmp/pages go test ./messages/report/word -run Pages
//	cd /tmp/pages && soffice --headless --convert-to pdf pages.docx && pdftoppm -r 60 -png pages.pdf page
package word
