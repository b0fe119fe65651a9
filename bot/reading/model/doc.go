// Package model is the trained part of the reader: it weighs features and knows
// nothing of Chinese.
//
// Two models share one way of training and of storing. A [Chain] gives each link
// of a chain a label, exactly and with margins. A [Choice] picks one of several
// named candidates. Both are averaged perceptrons: a weight is a sum of whole
// numbers, so the same examples give the same weights on every machine.
//
// A feature is a hash of what it says ([Bag.Add]). Trained weights are kept as
// one byte each, sorted by feature, behind a checksum ([Weights.Encode]).
package model
