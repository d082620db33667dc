/** 所有文案的简体中文：与 en.ts 同形，缺一不可。用词以国内财务与应收管理的习惯为准。 */
import type { Words } from './en.ts'
import { figuresOf } from './figures.ts'

const figures = figuresOf('zh-CN')
const { money, day, daySpan, number, tenths, list, either } = figures

const days = (n: number) => `${number(n)} 天`
const invoices = (n: number) => `${number(n)} 张发票`
const rows = (n: number) => `${number(n)} 行`
const duties = (n: number) => `${number(n)} 项待办`
const reminders = (n: number) => `${number(n)} 项提醒`
const net = (n: number) => `净 ${days(n)}`

const lightState: Words['light']['state'] = { lit: '亮灯', clear: '未亮', grey: '无法判断' }
const dutyWhat: Words['duty']['what'] = {
  'send-invoice': '开具并送达发票',
  'remind-before-due': '发送付款提醒',
  'start-collection': '启动正式催收',
}
const lightName: Words['light']['name'] = { red: '红灯', orange: '橙灯', yellow: '黄灯' }
const roleName: Words['role']['name'] = { admin: '管理员', finance: '财务', sales: '销售', viewer: '只读' }
const roleAs: Words['role']['as'] = { ...roleName, viewer: '只读成员' }
const roleMay: Words['role']['may'] = {
  admin: '全部权限，并可设置 Cashlight',
  finance: '查看并记录全部数据',
  sales: '查看并处理自己的客户',
  viewer: '查看全部数据，不能记录',
}
const activityName: Words['movement']['activity'] = {
  operating: '经营活动',
  investing: '投资活动',
  financing: '筹资活动',
  transfer: '自有账户间划转',
}
const languageName: Words['languageName'] = { en: '英文（English）', 'zh-CN': '中文' }
const dsoDays = (n: number) => `${tenths(n)} 天`

export const zhCN: Words = {
  ...figures,
  days,
  invoices,
  dsoDays,
  andMore: (n) => `另有 ${number(n)} 项`,
  nobody: '暂无负责人',
  forExample: '例如：',
  colon: '：',

  terms(terms) {
    switch (terms.kind) {
      case 'net':
        return net(terms.days)
      case 'net-then-month-end':
        return `${days(terms.days)}后的月末`
      case 'month-end-then-net':
        return terms.days === 0 ? '月结' : `月结 ${days(terms.days)}`
      case 'months-after-month-end':
        return terms.months === 1 ? '次月月末' : `月末后第 ${terms.months} 个月的月末`
      case 'net-then-date-of-next-month':
        return terms.days === 0 ? `次月 ${terms.date} 日` : `${days(terms.days)}后的次月 ${terms.date} 日`
      case 'pay-days':
        return `${terms.days === 0 ? '' : `${days(terms.days)}后的`}付款日（每月 ${list(terms.dates.map((date) => `${date} 日`))}）`
      case 'discount':
        return `${net(terms.days)}，${days(terms.discountDays)}内付款享 ${terms.basisPoints / 100}% 现金折扣`
      case 'on-receipt':
        return '收到发票即付'
      case 'on-delivery':
        return '货到付款'
      case 'in-advance':
        return '款到发货'
      case 'weekly':
        return '周结'
      case 'monthly':
        return '月结'
    }
  },
  agreedDueDay: (d) => `约定到期日 ${day(d)}`,

  light: {
    name: lightName,
    about: { red: '经营性现金流', orange: '可动用资金', yellow: '应收账款周转天数（DSO）' },
    state: lightState,
    since: (s) => `自${day(s.day)}${s.atLeast ? '或更早' : ''}起${lightState[s.state]}`,
    redLimit: '警戒线：最近两个完整月份连续为负。',
    orangeFigure: (f) => `可动用资金 ${money(f.cash)}。`,
    orangeLimit: (f) => `警戒线：低于 ${money(f.limit)}，即月均支出 ${money(f.meanOutflow)} 的 1.5 倍（${f.months}）。`,
    yellowFigure: (f) => `DSO ${dsoDays(f.dsoDays)}`,
    yellowLimit: (f) =>
      `警戒线：高于 ${dsoDays(f.limitDays)}，即均值 ${dsoDays(f.meanDays)}的 1.2 倍（最近 ${f.monthEnds} 个月末）。`,
    simpleDso: (n) => `简单算法 ${dsoDays(n)}`,
    bestPossibleDso: (n) => `最佳可能 DSO ${dsoDays(n)}`,
    todo: {
      red: '经营在消耗现金。先催收逾期款，能推迟的支出推迟。',
      orange: '暂缓可以推迟的支出，并催收逾期款。',
      yellow: '客户付款变慢。查看是哪些客户，先联系金额最大的。',
    },
    grey: {
      'no-invoices': '还没有发票记录。请登记一张，或把文件私信发给我。',
      'history-short': (r) => `目前只有 ${r.have} 个月末有 DSO，至少需要 ${r.need} 个。请把更早的发票文件私信发给我。`,
      'ar-beyond-sales': '应收账款超过了全部已记录的销售额。请把更早的发票文件私信发给我。',
      'no-rate': (r) => `缺少${day(r.day)}或之前的 ${r.currency} 汇率。请录入。`,
      'no-balance': '还没有银行余额记录。请为每个账户录入余额。',
      'balance-stale': (r) =>
        `${r.account} 的余额是${day(r.day)}的，已超过 ${days(r.staleAfterDays)}。请录入今天的余额。`,
      'no-outflow': (r) => `${r.months}没有支出记录。请录入，或把文件私信发给我。`,
      'no-movements': (r) => `${r.months}没有资金收支记录。请录入，或把文件私信发给我。`,
    },
  },

  status: {
    headline: {
      red: '最近两个月经营性现金流连续为负。',
      orange: '可动用资金低于 1.5 个月的支出。',
      yellow: '应收账款周转天数高于均值 20% 以上。',
      clear: '没有亮灯。',
      grey: '目前无法判断任何一盏灯，所缺数据见下。',
    },
    title: { red: '红灯', orange: '橙灯', yellow: '黄灯', clear: '正常', grey: '无法判断' },
    someGrey: (n) => `有 ${n} 盏灯无法判断，见下。`,
    receivables: '应收账款',
    receivable: (r) =>
      r.count === 0 ? `${money(r.ar)}，无逾期` : `${money(r.ar)}，其中逾期 ${money(r.overdue)}（${invoices(r.count)}）`,
    nothingOwed: '没有应收账款。',
    rates: (list) => `汇率：${list}`,
    rate: (r) => `1 ${r.from} = ${r.rate} ${r.to}（${day(r.day)}）`,
    share: '分享到此处',
    shareNowhere: 'Slack 没有说明当前是哪个频道。请在频道中输入 /cash status 后再分享。',
    shareNotMember: '我不在此频道，无法在这里发布。请输入 /invite @Cashlight 后重新分享。',
    shareOutside: '此频道中有其他公司的人员，不能在此分享现金状态。',
    sharedBy: (who) => `由 ${who} 分享`,
    columns: { currency: '币种', owed: '应收账款', overdue: '逾期金额', invoices: '逾期发票数' },
    chart: { title: 'DSO 月度走势', dso: 'DSO', limit: '警戒线', days: '天', today: '今天' },
  },

  lightChange: {
    title: (d) => `现金灯有变化，${day(d)}`,
    change: (c) => (c.before === null ? lightState[c.after] : `${lightState[c.before]} → ${lightState[c.after]}`),
  },

  duty: {
    what: dutyWhat,
    done: { 'send-invoice': '发票已送达', 'remind-before-due': '提醒已发送', 'start-collection': '催收已启动' },
    todo: {
      'send-invoice': '请开具并发出发票，并确认客户已收到。',
      'remind-before-due': '请告知客户应付金额与到期日，并确认付款所需资料是否齐全。',
      'start-collection': '请致电客户、发出正式催款函，并约定付款日期。',
    },
    paid: '已回款',
    snooze: '稍后提醒',
    snoozes: { '1-day': '1 天后', '3-days': '3 天后', 'next-week': '下周一' },
    delivery: (d) => `${day(d)}的交货`,
    partOf: (a) => `未收余额 ${money(a.outstanding)}，发票金额 ${money(a.amount)}`,
    invoiceDue: (a) =>
      a.days > 0
        ? `${days(a.days)}后到期（${day(a.day)}）`
        : a.days === 0
          ? `今天到期（${day(a.day)}）`
          : `已逾期 ${days(-a.days)}，到期日${day(a.day)}`,
    sendBy: (a) =>
      a.days > 0
        ? `最迟${day(a.day)}发出，还有 ${days(a.days)}`
        : a.days === 0
          ? `今天必须发出（${day(a.day)}）`
          : `已迟 ${days(-a.days)}，应于${day(a.day)}前发出`,
    undoneFor: (n) => `待办已超期 ${days(n)}`,
    doneBy: (a) => `${a.who}，${a.when}`,
    end: {
      paid: '无需处理：已回款',
      sent: '无需处理：发票已送达',
      'not-needed': '无需处理：已不再需要',
      'higher-step': '已由后续步骤取代',
      'looked-at': '无需处理：已核查',
    },
    snoozedUntil: (a) => `${a.who} 推迟到${day(a.day)}再提醒`,
    movedTo: (d) => `改期至${day(d)}`,
    owner: (who) => `负责人 ${who}`,
    total: (amounts) => `未收余额合计：${amounts}`,
    paymentsKnownTo: (d) => `收款记录截至${day(d)}，联系客户前请先核对最新到账。`,
    noPaymentsKnown: '还没有任何收款记录，联系客户前请先核对银行到账。',
    calendarUnknown: '本年度的法定工作日安排尚未公布，暂按周一至周五计算。',
    notice: (a) => (a.count === 0 ? `${a.customer}：待办已全部处理` : `${a.customer}：今天有 ${duties(a.count)}`),
  },

  duties: {
    open: {
      mine: (n) => (n === 0 ? '您没有待办。' : `您有 ${duties(n)}`),
      team: (n) => (n === 0 ? '团队没有待办。' : `团队有 ${duties(n)}`),
      customer: (n, name) => (n === 0 ? `${name} 没有待办。` : `${name} 有 ${duties(n)}`),
    },
    coming: (n) => (n === 0 ? '未来 14 天没有待办。' : `未来 14 天：${duties(n)}`),
  },

  digest: { title: (n) => `您还有 ${duties(n)}未完成`, intro: '按超期时间排列，最久的在前。' },
  caughtUp: {
    title: (a) =>
      a.steps === 0
        ? `${reminders(a.superseded)}已由后续步骤取代`
        : `补发 ${reminders(a.steps)}${a.superseded > 0 ? `，另有 ${number(a.superseded)} 项已由后续步骤取代` : ''}`,
    missed: (a) =>
      a.workdays === 1
        ? `${day(a.firstDay)}的每日提醒未全部发出。`
        : `${daySpan(a.firstDay, a.lastDay)}共 ${number(a.workdays)} 个工作日的每日提醒未全部发出。`,
    follows: '当时应提醒的事项见下方消息。',
    onlyLatest: '同一张发票有多个步骤到期的，只提醒最后一步。',
  },
  escalation: { title: (n) => `${duties(n)}逾期未处理`, intro: '已提醒，仍未处理。请安排人员跟进。' },
  overdue: {
    title: (n) => (n === 0 ? '没有逾期发票。' : `${invoices(n)}逾期`),
    late: (n) => `逾期 ${days(n)}`,
    all: '全部明细可导出为文件：',
    columns: {
      invoice: '发票号',
      customer: '客户',
      open: '未收金额',
      due: '到期日',
      days: '逾期天数',
      owner: '负责人',
    },
  },

  ageing: {
    title: (d) => `应收账款账龄，${day(d)}`,
    nothing: '没有未收发票。',
    bucket: {
      'not-due': '未到期',
      '1-30': '1–30 天',
      '31-60': '31–60 天',
      '61-90': '61–90 天',
      '91-120': '91–120 天',
      'over-120': '120 天以上',
    },
    unapplied: '未核销收款',
    sum: '应收账款',
    overdue: (a) => `逾期 ${money(a.amount)}（${a.percent}%）`,
    columns: { bucket: '逾期天数', invoices: '发票数' },
    moreCurrencies: (list) => `另有 ${list} 应收，见导出文件。`,
  },

  customer: {
    terms: (terms) => `账期：${terms}`,
    open: '未收金额',
    overdue: '逾期金额',
    unapplied: '未核销收款',
    uninvoiced: '已交货未开票',
    counted: (a) => `${money(a.amount)}（${invoices(a.count)}）`,
    none: '无',
    paysLate: (n) =>
      n > 0
        ? `按金额加权，平均迟付 ${tenths(n)} 天。`
        : n < 0
          ? `按金额加权，平均提前 ${tenths(-n)} 天付款。`
          : '按金额加权，平均按期付款。',
    paysUnknown: '付款习惯未知：还没有已结清或逾期的发票。',
    invoices: '未收发票，逾期最久的在前',
  },

  invoice: {
    open: (a) =>
      a.days === 0
        ? `未收余额 ${money(a.outstanding)}，今天到期`
        : `未收余额 ${money(a.outstanding)}，${day(a.day)}到期（还有 ${days(a.days)}）`,
    overdue: (a) => `未收余额 ${money(a.outstanding)}，${day(a.day)}到期，已逾期 ${days(a.days)}`,
    settled: (d) => (d ? `已于${day(d)}结清` : '已结清'),
    amount: (m) => `发票金额 ${money(m)}`,
    terms: (terms) => `账期：${terms}`,
    event: {
      delivered: '交货',
      issued: '开票',
      sent: '送达客户',
      due: '到期',
      payment: '收款',
      'payment-reversed': '撤销收款',
      'credit-note': '红字发票（贷项通知单）',
    },
    moreEvents: (n) => `较早的 ${number(n)} 条未列出`,
  },

  outcome: {
    next: '后续待办',
    nextDuty: (a) => `${day(a.day)} ${dutyWhat[a.rule]}`,
    nothingFollows: '没有后续待办。',
    customerRecorded: (a) => `已登记客户 ${a.name}，代码 ${a.code}。`,
    customerChanged: (a) => `已更新 ${a.name}。`,
    customerUnchanged: (a) => `${a.name} 的资料与此相同，未作更改。`,
    changed: (a) => `${a.what}：${a.before} → ${a.after}`,
    field: { name: '名称', code: '代码', terms: '账期', currency: '币种', owner: '负责人' },
    samples: (terms) => `账期：${terms}。例如：`,
    sample: (a) => `${day(a.from)}开票，${day(a.due)}到期`,
    nameTaken: (a) => `客户 ${a.name}（${a.code}）已存在。请换一个名称或代码。`,
    invoiceRecorded: (a) => `${a.customer} 的 ${a.number}：${money(a.amount)}，${day(a.due)}到期。`,
    alreadyLogged: (a) => `${a.customer} 的 ${a.number} 已登记过，本次未保存。原记录如下：`,
    deliveryRecorded: (a) =>
      `${day(a.delivered)}向 ${a.customer} 交货 ${money(a.amount)}。请在${day(a.invoiceBy)}前开具并送达发票。`,
    paymentRecorded: (a) => `收到 ${a.customer} 付款 ${money(a.amount)}，到账日${day(a.received)}。`,
    applied: (a) =>
      a.outstanding.minor <= 0
        ? `${a.number}：核销 ${money(a.amount)}，已结清`
        : `${a.number}：核销 ${money(a.amount)}，未收余额 ${money(a.outstanding)}`,
    kept: (m) => `多收的 ${money(m)} 记为未核销收款，可核销该客户的后续发票（/cash apply）。`,
    dutiesCancelled: (n) => `${duties(n)}已无需处理。`,
    alreadySettled: (a) => `${a.number} 已结清，本次未保存。`,
    otherCurrency: (a) =>
      `${a.number} 的币种是 ${a.invoiced.currency}（${money(a.invoiced)}），而您输入的是 ${money(a.paid)}。请按 ${a.invoiced.currency} 输入金额。`,
    appliedFrom: (a) =>
      a.outstanding.minor <= 0
        ? `已用此前的未核销收款 ${money(a.amount)} 结清 ${a.number}。`
        : `已用此前的未核销收款 ${money(a.amount)} 核销 ${a.number}，未收余额 ${money(a.outstanding)}。`,
    nothingUnapplied: (a) => `${a.customer} 没有 ${a.currency} 的未核销收款。`,
    noPayment: (a) => `${a.number} 没有可撤销的收款。`,
    reversed: (a) =>
      `已撤销 ${a.number} ${day(a.received)}的收款 ${money(a.amount)}，未收余额 ${money(a.outstanding)}。`,
    credited: (a) =>
      a.outstanding.minor <= 0
        ? `${a.number} 红字冲减 ${money(a.amount)}，已结清。`
        : `${a.number} 红字冲减 ${money(a.amount)}，未收余额 ${money(a.outstanding)}。`,
    moreThanOpen: (a) => `冲减金额不能超过 ${a.number} 的未收余额 ${money(a.outstanding)}。`,
    moved: (a) => `${a.number} 的到期日改为${day(a.after)}（原为${day(a.before)}）。`,
    dueBeforeIssue: (a) => `到期日（${day(a.due)}）不能早于开票日（${day(a.issued)}）。`,
    inTheFuture: (a) => `${day(a.day)}还没有到，今天是${day(a.today)}。只能记录已发生的事项。`,
    balanceRecorded: (a) => `${a.account}：${day(a.day)}余额 ${money(a.balance)}。`,
    newAccount: '这是新账户。',
    restricted: '受限资金：橙灯不计入。',
    accountInOtherCurrency: (a) => `${a.account} 是 ${a.currency} 账户，请按 ${a.currency} 输入余额。`,
    movementRecorded: (a) =>
      `${day(a.day)}${a.direction === 'in' ? '收入' : '支出'} ${money(a.amount)}：${a.category}。`,
    activity: (a) =>
      a.guessed
        ? `根据用途归入${activityName[a.activity]}。也可自行注明：在用途后写 operating、investing、financing 或 transfer。`
        : `归入${activityName[a.activity]}。`,
    baseCurrency: (a) => `${a.currency} 是本位币，不需要汇率。`,
    rateRecorded: (a) => `自${day(a.day)}起，1 ${a.from} = ${a.rate} ${a.to}。`,
    dutyDone: (a) => `${a.what}：${a.about}。`,
    noSuchDuty: '这项待办已不存在。',
    dutySnoozed: (a) => `${a.what}，${a.about}：推迟到${day(a.until)}再提醒。`,
  },

  refusal: {
    noSuchCustomer: (text) => `没有客户“${text}”。`,
    whichCustomer: (text) => `“${text}”对应多个客户。`,
    notYourCustomer: (name) => `${name} 不是您负责的客户。请联系其负责人或财务。`,
    noSuchInvoice: (text) => `没有发票“${text}”。`,
    whichInvoice: (a) => `${list(a.customers)} 都有发票 ${a.number}，请在发票号后写上客户。`,
    didYouMean: (names) => `您是不是要找 ${either(names)}？`,
    notOnTeam: '您尚未加入本工作区的 Cashlight 团队，请联系管理员添加。',
    outsider: 'Cashlight 只服务本工作区的正式成员，不包括访客和其他工作区的人员。',
    roleMayNot: (a) => `您的角色是${roleAs[a.role]}，此操作需要${either(a.roles.map((r) => roleName[r]))}权限。`,
    notSetUp: 'Cashlight 尚未设置，一分钟即可完成。',
    notSetUpAskAdmin: 'Cashlight 尚未设置，请联系工作区管理员完成设置。',
    error: (reference) => `系统出错，请先核对是否已保存再重试，并将此编号告知 Cashlight 的维护人员：${reference}`,
    unknownVerb: (text) => `没有“${text}”这个命令。`,
    formTwice: '该表单重复提交。如未看到您填写的内容，说明首次提交未能保存，请重新填写。',
    sayHelp: '在任意频道输入 /cash help 可查看我能做什么，也可以在这里把 CSV 或 Excel 文件发给我。',
  },

  role: {
    name: roleName,
    as: roleAs,
    may: roleMay,
  },

  team: {
    title: (n) => `团队共 ${number(n)} 人`,
    howTo: '添加、更改或移除成员：',
    saved: (a) => `${a.who} 现在是${roleAs[a.role]}：${roleMay[a.role]}。`,
    removed: (who) => `${who} 已移出团队。`,
    notAMember: (who) => `${who} 不在团队中。`,
    outsider: (who) => `${who} 是访客或其他工作区的人员，不能加入团队。`,
    lastAdmin: '这是唯一的管理员，请先指定另一位管理员。',
  },

  help: {
    title: 'Cashlight：可以输入的命令',
    groups: { see: '查看', record: '登记', manage: '管理' },
    usage: '用法：',
    playground: '这里是演示环境：示例公司，时间由您调整。',
    more: '单个命令的说明：',
    files: '也可以把 CSV 或 Excel 文件私信发给我。',
  },

  commands: {
    status: { usage: 'status', summary: '三盏现金灯与应收账款', example: 'status' },
    overdue: { usage: 'overdue', summary: '逾期发票，最久的在前', example: 'overdue' },
    ageing: { usage: 'ageing', summary: '应收账款账龄', example: 'ageing' },
    duties: { usage: 'duties [team | 客户]', summary: '待办：本人、团队或某个客户', example: 'duties team' },
    customer: {
      usage: 'customer 客户 [账期]',
      summary: '查看客户，或登记客户及账期',
      example: 'customer ACME Trading net 30',
    },
    invoice: {
      usage: 'invoice 发票号 [客户 金额 日期 账期]',
      summary: '查看或登记发票',
      example: 'invoice INV-1001 ACME 12,500.00 USD 2026-11-20 net 30',
    },
    delivered: {
      usage: 'delivered 客户 金额 [日期]',
      summary: '登记交货，三个工作日内须开票',
      example: 'delivered ACME 12,500 2026-11-20',
    },
    paid: {
      usage: 'paid 发票号 [金额] [日期]',
      summary: '登记收款，不写金额即为全额',
      example: 'paid INV-1001 5,000 11月20日',
    },
    unpaid: { usage: 'unpaid 发票号', summary: '撤销发票的最近一笔收款', example: 'unpaid INV-1001' },
    apply: { usage: 'apply 发票号', summary: '用未核销收款核销发票', example: 'apply INV-1001' },
    credit: {
      usage: 'credit 发票号 金额 [日期]',
      summary: '登记红字发票（贷项通知单）',
      example: 'credit INV-1001 500 2026-11-20',
    },
    terms: {
      usage: 'terms 发票号 账期 | due 日期',
      summary: '更改发票的账期或到期日',
      example: 'terms INV-1001 net 45',
    },
    balance: {
      usage: 'balance "账户" 金额 [日期]',
      summary: '录入银行账户余额',
      example: 'balance "ICBC 8812" 412,300',
    },
    in: {
      usage: 'in 金额 用途 [operating | investing | financing | transfer] [日期]',
      summary: '登记资金流入',
      example: 'in 20,000 货款',
    },
    out: {
      usage: 'out 金额 用途 [operating | investing | financing | transfer] [日期]',
      summary: '登记资金流出',
      example: 'out 8,000 房租',
    },
    rate: { usage: 'rate 币种 汇率 [日期]', summary: '录入对本位币的汇率', example: 'rate EUR 7.8500' },
    import: { usage: 'import', summary: '如何导入文件', example: 'import' },
    export: { usage: 'export', summary: '导出全部数据（CSV）', example: 'export' },
    setup: { usage: 'setup', summary: '本位币、时区、日历、频道', example: 'setup' },
    team: {
      usage: 'team [@成员 admin | finance | sales | viewer | remove]',
      summary: '团队成员与角色',
      example: 'team @wei sales',
    },
    language: { usage: 'language en | zh-CN | auto', summary: '我回复您时使用的语言', example: 'language en' },
    resend: { usage: 'resend', summary: '排除故障后，重试未送达的消息', example: 'resend' },
    help: { usage: 'help [命令]', summary: '命令列表，或单个命令的说明', example: 'help invoice' },
    demo: {
      usage: 'demo tomorrow | until 日期 | until yellow | until orange | until red | reset',
      summary: '调整演示环境的时间',
      example: 'demo until 2026-12-28',
    },
  },

  entry: {
    what: {
      number: '发票号',
      target: '发票号',
      customer: '客户',
      account: '账户',
      amount: '金额',
      currency: '币种',
      rate: '汇率',
      day: '日期',
      terms: '账期',
      code: '代码',
      rest: '后面的内容',
      person: '成员',
      role: '角色',
      language: '语言',
    },
    missing: (what) => `缺少${what}。`,
    notUnderstood: (a) => `无法把“${a.text}”识别为${a.what}。`,
    leftOver: (text) => `无法识别“${text}”。`,
    notPositive: (text) => `“${text}”必须大于零。`,
    tooManyDigits: (a) => `“${a.text}”的小数位数超过 ${a.currency} 允许的位数。`,
    ambiguousAmount: (a) => `“${a.text}”可能是 ${either(a.readings)}。请不要写千位分隔符，小数用点号。`,
    ambiguousDay: (a) => `“${a.text}”可能是${either(a.readings.map(day))}。请按“年-月-日”填写，例如 2026-11-20。`,
    ambiguousCurrency: (a) => `“${a.text}”的币种可能是 ${either(a.currencies)}。请在金额后写三位字母代码。`,
  },

  imports: {
    kind: { invoices: '发票', customers: '客户', balances: '银行余额', movements: '资金收支' },
    saved: (a) =>
      a.alreadyThere === 0
        ? `${a.file}：已保存 ${rows(a.saved)}。`
        : `${a.file}：已保存 ${rows(a.saved)}，另有 ${rows(a.alreadyThere)}此前已存在。`,
    savedNone: (a) => `${a.file}：没有新数据，${rows(a.alreadyThere)}此前已存在。`,
    cut: (a) =>
      `${a.file}：已保存 ${number(a.saved)} 行（共 ${number(a.rows)} 行），随后 Cashlight 停止运行。恢复后请重新发送同一文件，剩余部分会继续导入，不会重复。`,
    savedSome: (n) => `${rows(n)}未导入：`,
    refused: (a) => `${a.file}：未保存任何数据，发现 ${number(a.faults)} 处错误。请修改文件后重新发送。`,
    assumed: (currencies) => `未注明币种的金额按 ${currencies} 记录。`,
    read: (a) => `识别为${a.kind}，共 ${rows(a.rows)}。`,
    fault: (a) => (a.column ? `第 ${a.row} 行，${a.column}：${a.what}` : `第 ${a.row} 行：${a.what}`),
    faultFound: (a) => (a.text ? `${a.what}（“${a.text}”）` : a.what),
    faultCode: {
      'too-large': '文件过大',
      'too-many-rows': '文件行数过多',
      'not-readable': '文件无法读取，请使用 CSV 或 Excel（.xlsx）',
      empty: '文件为空',
      'not-a-table': '这不是表格：需要有表头、行和列',
      'no-rows': '表头下没有数据',
      missing: '缺失',
      'not-a-day': '不是日期',
      'not-an-amount': '不是金额',
      'not-positive': '必须大于零',
      'too-many-digits': '小数位数过多',
      'not-a-currency': '不是币种代码',
      'not-terms': '不是账期',
      'not-an-activity': '不是 operating、investing、financing 或 transfer',
      'not-a-direction': '不是收入或支出',
      'not-yes-or-no': '不是“是”或“否”',
      'no-such-person': '团队中没有此人',
      'in-the-future': '日期在未来',
      'due-before-issue': '到期日早于开票日',
      'not-owed': '已作废，或仍为草稿',
      duplicate: '文件中重复',
      differs: '已有记录，但内容不同',
      'other-currency': '币种不同',
      'perhaps-another-account': '另一份文件中已有相同记录；如属另一银行账户，请在文件中加一列账户名称',
    },
    question: {
      'date-order': '日期有两种读法：先日后月，还是先月后日？',
      'decimal-mark': '金额有两种读法：小数点用“.”还是“,”？',
      currency: '文件没有注明币种，是哪一种？',
      kind: '无法判断文件内容：发票、客户、银行余额还是资金收支？',
    },
    currencyHow: '请重新发送文件，并在消息正文写上三位币种代码，例如 USD',
    asked: (file) => `${file}：保存前请先回答一个问题。`,
    answers: {
      'day-first': '先日后月',
      'month-first': '先月后日',
      point: '用“.”：1,234.50',
      comma: '用“,”：1.234,50',
    },
    examples: (list) => `文件中的写法：${list}`,
    progress: (a) =>
      a.total === null
        ? `${a.file}：已读取 ${rows(a.done)}…`
        : `${a.file}：已读取 ${number(a.done)} / ${rows(a.total)}…`,
    tooLarge: '文件过大。请拆分后发送，重复的内容只记录一次。',
    howTo:
      '请把 CSV 或 Excel 文件私信发给我：发票及收款、客户、银行余额或资金收支。按表头识别，中英文均可。要么全部保存，要么都不保存；同一文件重复发送不会重复记录。',
  },

  export: { sent: (files) => `Cashlight 的全部数据已通过私信发给您，共 ${number(files)} 个文件。` },

  demo: {
    now: (d) => `现在是${day(d)}。`,
    reset: (d) => `示例公司已恢复到${day(d)}的状态。`,
    notBack: (a) => `时间只能向前调整：${day(a.day)}已过，现在是${day(a.today)}。`,
    tooFar: (a) => `时间一次最多向前调整 ${number(a.daysMax)} 天；现在是${day(a.day)}。`,
    lit: (a) => `现在是${day(a.day)}：${lightName[a.light]}已亮起。`,
    alreadyLit: (a) => `${lightName[a.light]}本来就亮着；现在仍是${day(a.day)}。`,
    notLit: (a) => `现在是${day(a.day)}，${lightName[a.light]}仍未亮起。`,
    missing: '可以这样调整时间：',
    notUnderstood: (text) => `无法从“${text}”看出要把时间调到哪里。可用以下写法：`,
    ways: {
      tomorrow: '到第二天早上',
      untilDay: '逐日推进到该日期',
      untilLight: '推进到该灯亮起：yellow（黄）、orange（橙）或 red（红）',
      reset: '回到最初状态，您登记的内容会被删除',
    },
  },

  settings: {
    saved: 'Cashlight 已设置完成。',
    changed: '设置已保存。',
    savedNext: '接下来请登记客户和发票，或把文件私信发给我。',
    channelReady: 'Cashlight 今后将在此频道发布消息。',
  },
  language: { set: '我将用中文回复您。' },

  outbox: {
    undelivered: (a) => `有 ${number(a.count)} 条消息待发往 ${a.channel}：${a.why}`,
    why: {
      'not-in-channel': '我不在该频道。请在频道中输入 /invite @Cashlight，待发消息会自动补发。',
      'channel-gone': '该频道已归档或删除，或我无权访问。请用 /cash setup 另选频道。',
      token: 'Slack 不再接受我的授权。请在本工作区重新安装 Cashlight。',
      other: 'Slack 不允许我在该频道发布。请联系工作区管理员确认该频道的发言权限。',
    },
    givenUp: (a) => `有 ${number(a.count)} 条发往 ${a.channel} 的消息已停止发送：${a.why}`,
    givenUpBecause: {
      refused: () => 'Slack 拒绝接收该消息的内容，原因见日志。更新 Cashlight 后，可输入 /cash resend 再次尝试发送。',
      unknown: () => '一整天都无法确认是否已送达。请查看该频道；/cash resend 会先核对频道记录，只补发缺少的消息。',
    },
    nothingToResend: '没有需要重试的消息：全部已送达或正在发送。',
    resent: (a) =>
      `现在重试 ${number(a.count)} 条消息${a.behind === 0 ? '' : `，其后另有 ${number(a.behind)} 条待发`}。`,
    resentTo: (a) => `• ${a.place}：${number(a.count)} 条${a.behind === 0 ? '' : `，其后待发 ${number(a.behind)} 条`}`,
  },
  languageName,

  movement: { activity: activityName },

  home: {
    duties: '您的待办',
    noDuties: '您今天没有待办。',
    overdue: '逾期最久的发票',
    howTo: '在此处或任意频道输入：',
  },

  modal: {
    save: '保存',
    cancel: '取消',
    setup: {
      title: '设置 Cashlight',
      baseCurrency: '本位币',
      baseCurrencyHint: '三位字母代码。合计同时以本位币列示。',
      timeZone: '时区',
      timeZoneHint: '例如 Asia/Shanghai，一天的起止以此为准。',
      calendar: '工作日历',
      calendarNone: '周一至周五',
      calendarHint: '按法定节假日；中国大陆含调休上班日。',
      postingHour: '每日消息发送时间',
      language: '语言',
      languageHint: '用于频道中的消息。回复个人时使用其 Slack 语言。',
      channel: { receivables: '应收账款频道', status: '每日状态频道', approvals: '审批频道' },
      channelLanguage: '该频道的语言',
      noChannel: '暂不设置',
      escalation: '逾期未处理的待办上报给',
      escalationAdmins: '管理员',
      escalateAfterDays: '超过几个工作日未处理即上报',
      paymentsAreCash: '客户付款',
      paymentsAreCashYes: '计入经营性现金流入',
      paymentsAreCashNo: '另行登记银行流水',
      paymentsAreCashHint: '避免红灯重复计算同一笔资金。',
    },
    customer: {
      title: '客户',
      name: '名称',
      code: '代码',
      codeHint: '便于输入的简称。留空则取自名称。',
      terms: '账期',
      termsHint: '例如 net 30，或 EOM + 30。',
      currency: '币种',
      owner: '负责人',
      ownerNobody: '暂无',
    },
    invoice: {
      title: '登记发票',
      number: '发票号',
      customer: '客户',
      customerHint: '代码、名称或其中一部分。',
      amount: '金额',
      currency: '币种',
      currencyHint: '留空则用客户的币种。',
      issued: '开票日期',
      terms: '账期',
      termsHint: '留空则用客户的账期。也可直接写到期日：due 2026-12-20。',
      delivered: '交货日期',
      sent: '送达情况',
      sentOption: '发票已送达客户',
    },
    delivered: { title: '登记交货', day: '交货日期' },
    paid: {
      title: '登记收款',
      invoice: '发票',
      invoiceHint: '发票号。',
      amount: '金额',
      amountHint: '多收部分记为未核销收款，可核销后续发票。',
      day: '到账日期',
    },
    balance: {
      title: '银行余额',
      account: '账户',
      accountHint: '便于识别的名称，例如 ICBC 8812。',
      amount: '余额',
      day: '截止日期（日终余额）',
      restricted: '受限资金',
      restrictedOption: '该资金不能动用（如保证金）',
    },
    movement: {
      title: { in: '资金流入', out: '资金流出' },
      amount: '金额',
      category: '用途',
      categoryHint: '例如 货款、房租、工资、贷款。',
      activity: '归类',
      activityGuess: '按用途判断',
      day: '日期',
    },
  },
}
