package roster_test
import ("testing";"time";"liaison/store/roster";"runtime";"strings";"bytes";"archive/zip")
func peak(f func()) (uint64, time.Duration) {
  runtime.GC(); var m runtime.MemStats; stop:=make(chan bool); res:=make(chan uint64)
  runtime.ReadMemStats(&m); base:=m.HeapAlloc
  go func(){ var mx uint64; for { select{case <-stop: res<-mx; return; default:}; runtime.ReadMemStats(&m); if m.HeapInuse>mx {mx=m.HeapInuse}; time.Sleep(time.Millisecond)}}()
  st:=time.Now(); f(); d:=time.Since(st); close(stop); return (<-res)-base, d
}
func withPart(t *testing.T, parts map[string]string) []byte {
	x:=xlsx(t,[]byte("x\n")); plain,_ := zip.NewReader(bytes.NewReader(x), int64(len(x)))
	var b bytes.Buffer; z := zip.NewWriter(&b)
	for _, f := range plain.File { if _,ok:=parts[f.Name]; !ok { z.Copy(f) } }
	for n,c := range parts { put(t,z,n,c) }
	z.Close(); return b.Bytes()
}
func TestZZ(t *testing.T){
 ws:=func(rows string) string { return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+rows+`</sheetData></worksheet>` }
 head:=`<row><c t="inlineStr"><is><t>类型</t></is></c><c t="inlineStr"><is><t>名称</t></is></c></row>`
 for n,p := range map[string]map[string]string{
  "sst": {"xl/sharedStrings.xml": "<sst>"+strings.Repeat("<si><t/></si>", 600_000)+"</sst>", "xl/worksheets/sheet1.xml": ws(`<row><c t="s"><v>1</v></c></row>`)},
  "sst30": {"xl/sharedStrings.xml": "<sst>"+strings.Repeat("<si><t/></si>", 2_200_000)+"</sst>", "xl/worksheets/sheet1.xml": ws(`<row><c t="s"><v>1</v></c></row>`)},
  "sst1": {"xl/sharedStrings.xml": "<sst><si><t>"+strings.Repeat("x", 8_000_000)+"</t></si></sst>", "xl/worksheets/sheet1.xml": ws(head+strings.Repeat(`<row><c t="s"><v>0</v></c></row>`,20000))},
  "sst1big": {"xl/sharedStrings.xml": "<sst><si><t>"+strings.Repeat("x", 28_000_000)+"</t></si></sst>", "xl/worksheets/sheet1.xml": ws(head+strings.Repeat(`<row><c t="s"><v>0</v></c></row>`,20000))},
  "wide": {"xl/worksheets/sheet1.xml": ws(strings.Repeat(`<row><c r="ALL1"/></row>`,300_000))},
  "emptyrows": {"xl/worksheets/sheet1.xml": ws(strings.Repeat(`<row/>`,1_300_000))},
  "sheet30": {"xl/worksheets/sheet1.xml": ws(head+strings.Repeat(`<row><c t="inlineStr"><is><t>人员</t></is></c><c t="inlineStr"><is><t>abc</t></is></c></row>`,300_000))},
  "cellrefs": {"xl/worksheets/sheet1.xml": ws(`<row>`+strings.Repeat(`<c r="A1"/>`,2_500_000)+`</row>`)},
  "styles": {"xl/styles.xml": "<styleSheet><cellXfs>"+strings.Repeat("<xf/>", 200_000)+"</cellXfs></styleSheet>"},
  "content": {"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+strings.Repeat("<Override/>", 90_000)+"</Types>"},
 } {
  d:=withPart(t,p); var err error
  mb,dur := peak(func(){ _,err=roster.Read("a.xlsx",d)})
  t.Logf("%-10s %d B -> %d MB %v %v", n, len(d), mb>>20, dur.Round(time.Millisecond), err)
 }
}
