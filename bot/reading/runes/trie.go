package runes

import "slices"

// A Trie finds the longest word of a table at a place. Nodes are kept as first
// child and next sibling in one slice, which costs a few dozen kilobytes where
// maps in maps would cost megabytes.
type Trie struct {
	root  map[rune]int32
	nodes []trieNode
}

type trieNode struct {
	r           rune
	child, next int32
	value       int32 // index of what the word means, plus one; 0 is no word
}

// NewTrie returns a trie without words.
func NewTrie() *Trie {
	return &Trie{root: map[rune]int32{}, nodes: make([]trieNode, 1)}
}

// Add makes word mean value. The first meaning of a word stays.
func (t *Trie) Add(word string, value int32) {
	at := int32(0)
	for _, r := range word {
		at = t.step(at, r, true)
	}
	if at != 0 && t.nodes[at].value == 0 {
		t.nodes[at].value = value + 1
	}
}

func (t *Trie) step(from int32, r rune, grow bool) int32 {
	first := t.root[r]
	if from != 0 {
		first = t.nodes[from].child
		for first != 0 && t.nodes[first].r != r {
			first = t.nodes[first].next
		}
	}
	if first != 0 || !grow {
		return first
	}
	id := int32(len(t.nodes))
	t.nodes = append(t.nodes, trieNode{r: r})
	if from == 0 {
		t.root[r] = id
		return id
	}
	t.nodes[id].next = t.nodes[from].child
	t.nodes[from].child = id
	return id
}

// Longest returns the value and the end of the longest word at n[i:], or -1.
func (t *Trie) Longest(n []rune, i int) (value int32, end int) {
	value, end = -1, i
	at := int32(0)
	for j := i; j < len(n); j++ {
		if at = t.step(at, n[j], false); at == 0 {
			break
		}
		if v := t.nodes[at].value; v != 0 {
			value, end = v-1, j+1
		}
	}
	return value, end
}

// Clip gives back the room that a grown trie has to spare.
func (t *Trie) Clip() { t.nodes = slices.Clone(t.nodes) }
