package record

import (
	"strings"

	"liaison/store/bureau"
)

// helpers maps a category to the part of the name of the 科室 that it proposes as 协办.
var helpers = map[string]string{
	"登记注册": "登记", "知识产权": "知识产权", "特种设备": "特种设备", "计量": "计量", "标准": "标准", "认证": "认证",
	"检验检测": "检验", "广告": "广告", "消费维权": "消费", "质量": "质量", "党务": "党建",
}

// HelperFor returns the unit that a category proposes as 协办, or 0.
func HelperFor(d *bureau.Directory, category string) int64 {
	word, ok := helpers[category]
	if !ok {
		return 0
	}
	for _, u := range d.Units {
		if u.Active && strings.Contains(u.Name, word) {
			return u.ID
		}
	}
	return 0
}
