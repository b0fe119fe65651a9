// Package text gives texts that look the same one spelling.
//
// People type on telephones, paste from documents and dictate: the same sentence
// comes with full-width digits, non-breaking blanks, signs that nobody sees, Kangxi
// radicals out of a PDF file or traditional characters. [Fold] removes these
// differences, so that whoever reads the sentence or looks for private numbers in
// it knows one form only, and tells where each rune stood in the original.
//
// It imports nothing of ours and changes nothing that is stored: folding is for
// reading.
package text
