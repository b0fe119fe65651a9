// Package retain forgets: old drafts and logs, records after their time, and a person
// who asks for it. It also tells a person all that is kept of them.
package retain
