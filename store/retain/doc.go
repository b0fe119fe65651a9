// Package retain deletes old drafts and logs, records after their retention time, and the personal data
// of somebody who asks for it. It also collects everything stored about a person.
package retain
