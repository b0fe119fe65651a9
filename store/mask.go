package store

import "liaison/store/mask"

// Mask hides private numbers: what is done to every text before it is kept. It
// reports whether anything was hidden.
func Mask(text string) (string, bool) { return mask.Numbers(text) }

// MaskNames hides who was spoken of.
func MaskNames(text string) string { return mask.Names(text) }

// MaskIllness hides who was ill and with what.
func MaskIllness(text string) string { return mask.Illness(text) }

// MaskAbsence is MaskIllness for a text of which nobody knows what it is about.
func MaskAbsence(text string) string { return mask.Absence(text) }

// MaskPeople hides whom a text speaks of and who was ill: what is done to any words
// that are kept.
func MaskPeople(text string) string { return mask.Names(mask.Absence(text)) }
