package reading

// Types lists the types of a kind in their fixed order.
func Types(kind Kind) []string {
	switch kind {
	case Visit:
		return []string{"送政策", "送服务", "送信心", "日常"}
	case Meeting:
		return []string{"党员大会", "支委会", "党小组会", "党课", "主题党日", "组织生活会", "民主评议", "谈心谈话"}
	case Problem:
		return []string{"登记注册", "知识产权", "特种设备", "计量", "标准", "认证", "检验检测", "广告", "消费维权", "质量", "党务", "其他"}
	case Activity:
		return []string{"质量培训", "学习培训", "攻关项目", "结对联建", "荣誉成果", "先锋岗", "阵地建设", "宣讲"}
	case Progress:
		return []string{"办理中", "已办结"}
	}
	return nil
}
