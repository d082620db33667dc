/** 所有文案的简体中文：与 en.ts 同形，缺一不可。用词以国内财务与应收管理的习惯为准。 */
import { isInBasisPoints } from '../core/credit-policy.ts'
import { COLLECTION_DAYS } from '../core/dunning-policy.ts'
import { LETTER_WORKDAYS_MOST, NAME_MAX } from '../core/letter.ts'
import type { Money } from '../core/money.ts'
import { DAYS_BEFORE_DUE } from '../core/rules/remind-before-due.ts'
import { SETTLED_SHOWN } from '../core/statement.ts'
import type { DueRule, Instalment, SingleTerms } from '../core/terms.ts'
import type { Words } from './en.ts'
import { figuresOf } from './figures.ts'

const figures = figuresOf('zh-CN')
const { money, day, daySpan, number, tenths, list, either } = figures

const days = (n: number) => `${number(n)} 天`
const invoices = (n: number) => `${number(n)} 张发票`
const rows = (n: number) => `${number(n)} 行`
const duties = (n: number) => `${number(n)} 项待办`
const reminders = (n: number) => `${number(n)} 项提醒`
const net = (n: number) => `开票后 ${days(n)}`
const ofAll = (a: { invoices: number; of: number }) =>
  a.invoices === a.of ? `全部 ${invoices(a.of)}` : `${invoices(a.of)}中有 ${number(a.invoices)} 张`

const lightState: Words['light']['state'] = { lit: '亮灯', clear: '未亮', grey: '无法判断' }
const dutyWhat: Words['duty']['what'] = {
  'screen-customer': '完成客户准入尽调',
  'refresh-file': '更新客户信用档案',
  'review-terms': '复核账期与折扣',
  'send-invoice': '开具并送达发票',
  'remind-before-due': '发送付款提醒',
  'start-collection': '启动正式催收',
  'final-notice': '发送最后通知',
  'hand-over': '决定是否移交',
  'follow-up-promise': '跟进付款承诺',
  'look-at-dispute': '处理争议',
}
const dutyDone: Words['duty']['done'] = {
  'screen-customer': '准入尽调已完成',
  'refresh-file': '信用档案已更新',
  'review-terms': '账期与折扣已复核',
  'send-invoice': '发票已送达',
  'remind-before-due': '提醒已发送',
  'start-collection': '催收已启动',
  'final-notice': '最后通知已发送',
  'hand-over': '移交事宜已决定',
  'follow-up-promise': '付款承诺已跟进',
  'look-at-dispute': '争议已处理',
}
const lookStability: Words['look']['stability'] = {
  stable: '稳定',
  changing: '有变化',
  unstable: '不稳定',
  unknown: '未能查明',
}
const tierName: Words['tier']['name'] = { green: '绿色', yellow: '黄色', orange: '橙色', red: '红色' }
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
const creditWhat: Words['creditNote']['what'] = {
  'credit-note': '贷项通知单',
  discount: '现金折扣',
  'write-off': '坏账核销',
}
const languageName: Words['languageName'] = { en: '英文（English）', 'zh-CN': '中文' }
const letterName: Words['letter']['name'] = {
  reminder: '付款提醒函',
  collection: '催款函',
  'final-notice': '最后通知',
  statement: '对账函',
}
const dsoDays = (n: number) => `${tenths(n)} 天`

function dueRule(rule: DueRule): string {
  switch (rule.kind) {
    case 'net':
      return net(rule.days)
    case 'months':
      return `开票后 ${rule.months} 个月`
    case 'net-then-month-end':
      return `${net(rule.days)}所在月的月末`
    case 'month-end-then-net':
      return rule.days === 0 ? '月结' : `月结 ${days(rule.days)}`
    case 'months-after-month-end':
      return rule.months === 1 ? '次月月末' : `开票月之后第 ${rule.months} 个月的月末`
    case 'net-then-date-of-next-month':
      return rule.days === 0 ? `次月 ${rule.date} 日` : `${net(rule.days)}的次月 ${rule.date} 日`
    case 'pay-days':
      return `${rule.days === 0 ? '' : `${net(rule.days)}起的首个`}付款日（每月 ${list(rule.dates.map((date) => `${date} 日`))}）`
    case 'on-receipt':
      return '收到发票即付'
    case 'on-delivery':
      return '货到付款'
    case 'in-advance':
      return '预付'
    case 'weekly':
      return '周结'
    case 'monthly':
      return '月结'
  }
}

/** 写在账期之后。 */
function discount(terms: SingleTerms): string {
  if (!terms.discount) return ''
  const from = terms.kind === 'month-end-then-net' ? '月末后 ' : ''
  return `，${from}${days(terms.discount.days)}内付款享 ${terms.discount.basisPoints / 100}% 现金折扣`
}

function instalments(parts: readonly Instalment[]): string {
  const texts = parts.map(({ terms }) => `${dueRule(terms)}${discount(terms)}`)
  if (parts.every(({ share }) => share === 1)) return `等额分 ${parts.length} 期（${texts.join('；')}）`
  return parts.map(({ share }, i) => `${share / 100}% ${texts[i]}`).join('；')
}

const notOnCredit = ({ amount }: { amount: Money | null }) =>
  amount === null ? '目前不能赊销' : `${money(amount)} 不能赊销`
const limitOrCash = (limit: Money | null) =>
  limit === null ? '尚未核定' : limit.minor === 0 ? '款到发货' : money(limit)

export const zhCN: Words = {
  ...figures,
  days,
  invoices,
  dsoDays,
  andMore: (n) => `另有 ${number(n)} 项`,
  nobody: '暂无负责人',
  forExample: '例如：',
  colon: '：',
  comma: '，',

  terms(terms) {
    const text = terms.kind === 'instalments' ? instalments(terms.parts) : `${dueRule(terms)}${discount(terms)}`
    return terms.shift ? `${text}，遇非工作日${terms.shift === 'next' ? '顺延' : '提前'}` : text
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
    simpleDso: (n) => `简单法 ${dsoDays(n)}`,
    bestPossibleDso: (n) => `最佳值 ${dsoDays(n)}`,
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
    done: dutyDone,
    todo: {
      'screen-customer': '请核查公开登记信息、近两年财务报表和付款信誉；尽调通过前不得赊销。',
      'refresh-file': '请了解其供应商和下游客户是否稳定，并记录有何变化。',
      'review-terms': '请结合其付款表现，确定账期和折扣是否维持不变。',
      'send-invoice': '请开具并发出发票，并确认客户已收到。',
      'remind-before-due': '请告知客户应付金额与到期日，并确认付款所需资料是否齐全。',
      'start-collection': '请致电客户、发出正式催款函，并约定付款日期。',
      'final-notice': '请发出采取法律措施前的最后一封函件，并写明付款期限。',
      'hand-over': '请决定是否移交律师或催收机构，以及是否继续赊销。',
      'follow-up-promise': '客户未按承诺付款，请今天致电了解原因。',
      'look-at-dispute': '请核实争议事项，并登记处理结果。',
    },
    form: {
      'screen-customer': '打开尽调清单',
      'refresh-file': '填写更新结果',
      'review-terms': '填写复核结果',
      'look-at-dispute': '登记处理结果',
    },
    paid: '已收款',
    follow: '客户答复…',
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
          : `已迟 ${days(-a.days)}，最迟应于${day(a.day)}发出`,
    doBy: (a) =>
      a.days > 0
        ? `最迟${day(a.day)}完成，还有 ${days(a.days)}`
        : a.days === 0
          ? `今天必须完成（${day(a.day)}）`
          : `已迟 ${days(-a.days)}，最迟应于${day(a.day)}完成`,
    undoneFor: (n) => `待办已超期 ${days(n)}`,
    doneBy: (a) => `${a.who}，${a.when}`,
    end: {
      paid: '无需处理：已收款',
      sent: '无需处理：发票已送达',
      'not-needed': '无需处理：已不再需要',
      'higher-step': '已由后续步骤取代',
      'looked-at': '无需处理：准入尽调已通过',
      disputed: '暂不催收：余额全部存在争议',
      withdrawn: '无需处理：付款承诺已失效',
      'put-off': '无需处理：付款承诺已改期',
      decided: '无需处理：争议已了结',
    },
    snoozedUntil: (a) => `${a.who} 推迟到${day(a.day)}再提醒`,
    movedTo: (d) => `改期至${day(d)}`,
    owner: (who) => `负责人 ${who}`,
    asked: (amounts) => `本次催收合计：${amounts}`,
    unapplied: (a) => `已收款 ${money(a.amount)}，尚未核销，可用 ${a.apply} 核销`,
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

  look: {
    title: { refresh: '更新信用档案', review: '复核账期与折扣' },
    suppliers: (a) => `${a.customer} 的供应商`,
    buyers: (a) => `${a.customer} 的下游客户`,
    asks: {
      suppliers: '主要供应商是否停供、延迟交货，或改为要求现款？',
      buyers: '主要下游客户是否流失，或是否过度依赖单一客户？',
    },
    stability: lookStability,
    lastStability: (a) => `上次（${day(a.day)}）：${lookStability[a.stability]}。`,
    chooseOne: '请选择一项。',
    changed: '有何变化',
    nothingToo: '没有变化也请写明“无变化”。',
    lastTime: (a) => `上次（${day(a.day)}）：“${a.changed}”`,
    decided: (a) => `对 ${a.customer} 账期与折扣的决定`,
    termsNow: (a) => `当前：${a.terms}。可先参考 /cash terms ${a.code} 给出的建议。`,
    looked: {
      refresh: (a) => `${a.customer} 的信用档案已更新。`,
      review: (a) => `${a.customer} 的账期与折扣已复核。`,
    },
    next: (d) => `下次：${day(d)}。`,
    suppliersAre: (stability) => `供应商：${stability}`,
    buyersAre: (stability) => `下游客户：${stability}`,
    changeTerms: '此处只作记录，账期不会因此改变。如需变更账期：',
    raiseSignal: '如果可能影响其付款，请登记风险信号：',
    signalExample: '失去最大客户',
  },

  termsRead: {
    understood: (said) => `“${said}”的理解如下：`,
    severalWays: (a) => `“${a.text}”有${a.ways === 2 ? '两' : ` ${a.ways} `}种理解，请问是哪一种？`,
    toType: (text) => `如为此种，请写： ${text}`,
    reading: (a) => `写“${a.text}”表示：${a.samples.join('；')}。`,
    calendarUnknown: '其中部分年份的法定工作日安排尚未公布，到期日暂只避开周末。',
    openOf: (a) => `${money(a.amount)} 中未收 ${money(a.outstanding)}`,
    inInstalments: (n) => `分 ${n} 期付款`,
    instalmentsRecorded: (a) => `${a.customer} 的 ${a.number}：${money(a.amount)}，分 ${a.parts} 期付款。`,
    instalment: (a) => `${a.number}：${money(a.amount)}，${day(a.due)}到期`,
    ofWhole: (a) => `${a.number} 的第 ${a.part} 期，共 ${a.parts} 期`,
    whichInstalment: (a) => `${a.number} 分 ${a.parts} 期付款，各期到期日不同，请写明是哪一期。`,
    notInParts: (number) => `${number} 已登记，不能再拆分为分期付款。请写一个到期日。`,
  },

  termsPlan: {
    title: (a) => `${a.customer}：分步缩短账期`,
    now: '现行账期',
    agreed: (a) =>
      [
        a.terms,
        a.isForNewProducts ? '（新品）' : a.isForOthers ? '（其余发票）' : '',
        a.fromAmount ? `（单张发票满 ${money(a.fromAmount)}）` : '',
        a.fromPoints === null ? '' : `（积分满 ${number(a.fromPoints)} 分）`,
        a.untilDay ? `（试行至${day(a.untilDay)}）` : '',
      ].join(''),
    from: (d) => `自${day(d)}起`,
    pays: (a) => `按金额加权，开票后平均 ${tenths(a.payDays)} 天回款；现行账期平均 ${tenths(a.termDays)} 天。`,
    lookedAt: (a) => `依据${daySpan(a.from, a.to)}开具且已结清的 ${invoices(a.invoices)}，共回款 ${money(a.paid)}。`,
    points: (n) => `信用积分 ${number(n)} 分：近 12 个月每按期付清一张发票得 1 分。`,
    pointsOpen: (a) => `满 ${number(a.needed)} 分适用账期“${a.terms}”（第 3 步）。`,
    pointCount: (n) => `${number(n)} 分`,
    step: {
      'new-products': '1. 新品：缩短账期并给予现金折扣',
      'order-size': '2. 按订单金额设定账期',
      points: '3. 以信用积分换取较长账期',
      'weekly-trial': '周结（试行）',
    },
    propose: (terms) => `建议：${terms}。`,
    ofAll,
    freed: (a) =>
      a.amount.minor >= 0
        ? `平均释放资金 ${money(a.amount)}：${ofAll(a)}提前 ${tenths(a.days)} 天回款。`
        : `平均多占用资金 ${money({ ...a.amount, minor: -a.amount.minor })}：${ofAll(a)}推迟 ${tenths(-a.days)} 天回款。`,
    interest: (a) =>
      a.amount.minor >= 0
        ? `节省资金成本 ${money(a.amount)}（按年化 ${tenths(a.percent)}% 计）。`
        : `增加资金成本 ${money({ ...a.amount, minor: -a.amount.minor })}（按年化 ${tenths(a.percent)}% 计）。`,
    discount: (a) =>
      a.annualPercent === null
        ? `折扣支出 ${money(a.amount)}。`
        : `折扣支出 ${money(a.amount)}，折合年化成本 ${tenths(a.annualPercent)}%。`,
    noEffect: '按近 12 个月的发票测算，没有影响。',
    stepAgreed: '已约定。',
    stepPassed: '不再建议：第 3 步已约定，较长账期由积分换取。',
    basis:
      '测算以近 12 个月的发票为准，与现行账期相比。有现金折扣的，视为在折扣期最后一天付款；没有折扣的，视为与到期日的间隔不变。系统未记录哪些发票属于新品，第 1 步按全部发票测算。',
    tooFew: (a) => `暂无建议：近 12 个月已结清的发票只有 ${number(a.have)} 张，至少需要 ${number(a.need)} 张。`,
    shortAlready: (n) => `现行账期仅 ${days(n)}，无需再缩短。`,
    agreeByHand: '也可以直接约定自某日起的账期：',
    accept: (step) => `采纳第 ${step} 步`,
    startTrial: '开始试行',
    moveEnd: '调整结束日',
    keepWeekly: '改为正式账期',
    trial: {
      planned: (a) => `${day(a.from)}开始，${day(a.until)}结束。`,
      running: (a) => `${day(a.from)}起试行，至${day(a.until)}。目前：`,
      ended: (a) => `${daySpan(a.from, a.until)}的试行已结束：`,
      over: (a) => `${a.customer}：周结试行已结束`,
      span: (a) => `${daySpan(a.from, a.until)}。`,
      during: (a) => `按金额加权，开票到回款平均 ${tenths(a.days)} 天（${invoices(a.invoices)}）。`,
      before: (a) => `此前 12 个月：平均 ${tenths(a.days)} 天（${invoices(a.invoices)}）。`,
      tiedUp: (a) => `平均占用资金 ${money(a.during)}；若按此前的回款速度，则为 ${money(a.before)}。`,
      open: (a) => `${invoices(a.of)}中有 ${number(a.open)} 张尚未结清，未收部分计算到今天。`,
      noInvoice: '试行期间没有开具发票。',
      noInvoiceBefore: '此前 12 个月没有发票，无法比较。',
      next: '已恢复此前的账期。如要将周结改为正式账期或再次试行：',
    },
    form: {
      title: '约定账期',
      trialTitle: '周结试行',
      from: '起始日',
      fromHint: (customer) => `${customer}：适用于该日及以后开具的发票，此前的发票不变。`,
      terms: '账期',
      termsHint: '例如 net 30，或 2/10 net 30。',
      newProducts: '新品账期',
      size: '单张发票金额不低于',
      sizeHint: (currency) => `币种 ${currency}。`,
      points: '积分不低于',
      pointsHint: '近 12 个月每按期付清一张发票得 1 分。',
      notPoints: '请填写整数，例如 6。',
      others: '其余发票的账期',
      othersHint: '留空则其余发票的约定不变。',
      begins: '开始日',
      beginsHint: (customer) => `${customer}：试行期间开具的发票，于当周周末统一到期。`,
      ends: '最后一天',
    },
    outcome: {
      agreed: (a) => `已与 ${a.customer} 约定，适用于${day(a.from)}及以后开具的发票：`,
      startsInThePast: (a) => `约定账期须自今天或以后开始：${day(a.day)}已过，今天是${day(a.today)}。`,
      endsBeforeStart: (a) => `最后一天（${day(a.until)}）不能早于开始日（${day(a.from)}）。`,
      trialThere: (a) => `${a.customer} 在此期间已有试行：${daySpan(a.from, a.until)}。`,
      alreadyAgreed: (a) => `与 ${a.customer} 自${day(a.from)}起已是如此约定，本次未保存。`,
      noSuchTrial: '没有这项试行。',
      trialOver: (a) => `${a.customer} 的试行已于${day(a.until)}结束。`,
      endsInThePast: (a) => `试行的结束日不能早于今天：${day(a.day)}已过，今天是${day(a.today)}。`,
      trialMoved: (a) => `${a.customer} 的试行将于${day(a.until)}结束。`,
    },
    newProduct: {
      agreed: (terms) => `新品账期：${terms}。`,
      none: (terms) => `尚未约定新品账期，按通常账期：${terms}。`,
    },
  },

  policy: {
    title: '信用政策',
    field: {
      requestDays: '额度申请有效期',
      refreshMonths: '信用档案更新周期',
      reviewMonths: '账期复核周期',
      greenDays: '绿色等级平均迟付上限',
      yellowDays: '黄色等级平均迟付上限',
      orangeDays: '橙色等级平均迟付上限',
      equityBasisPoints: '初始额度上限（占客户所有者权益）',
      salesBasisPoints: '初始额度上限（占客户年营业收入）',
      capitalCostBasisPoints: '资金成本（年）',
    },
    figure: (field, value) =>
      isInBasisPoints(field) ? `${value / 100}%` : field.endsWith('Months') ? `${number(value)} 个月` : days(value),
    unitHint: {
      requestDays: '自然日，例如 7。',
      refreshMonths: '月数，例如 3。',
      reviewMonths: '月数，例如 6。',
      greenDays: '按金额加权的迟付天数，例如 5。',
      yellowDays: '天数，例如 30。',
      orangeDays: '天数，例如 60。超过此天数或有红色风险信号的客户为红色等级。',
    },
    percentHint: '百分比，例如 7.5。',
    redAbove: '超过橙色等级的天数，或有红色风险信号的客户为红色等级。',
    whoMay: '管理员可修改，此前的审批结果不受影响。',
    noFirewall: '目前尚未启用：在 /cash setup 中选定审批频道之日起生效。',
    change: '修改',
    leftOver: (text) => `无法识别“${text}”：数值由管理员点信用政策下方的“修改”更改。`,
    saved: '信用政策已保存。',
    unchanged: '信用政策没有变化。',
    notAFigure: (text) => (text === '–' ? '请填写数字，例如 10。' : `“${text}”不是数字，请填写如 10 的数字。`),
    outOfRange: (a) => `须在 ${a.least} 至 ${a.most} 之间。`,
    notAbove: (a) => `须大于“${a.other}”（${a.value}）。`,
  },

  promise: {
    title: '登记付款承诺',
    record: '付款承诺',
    standing: {
      open: (a) => `客户承诺最迟${day(a.day)}付款 ${a.amount}，登记人 ${a.who}`,
      broken: (a) => `承诺未兑现：最迟应于${day(a.day)}付款 ${a.amount}，登记人 ${a.who}`,
      kept: (a) => `承诺已兑现：最迟${day(a.day)}付款 ${a.amount}，登记人 ${a.who}`,
      withdrawn: (a) => `承诺已撤回：最迟${day(a.day)}付款 ${a.amount}，登记人 ${a.who}`,
      'put-off': (a) => `客户原承诺最迟${day(a.day)}付款 ${a.amount}，登记人 ${a.who}`,
    },
    putOffTo: (to) => `已改期至${day(to)}`,
    message: '原消息',
    recorded: (a) =>
      a.of === null
        ? `${a.customer} 承诺最迟${day(a.day)}付款 ${a.amount}（${a.invoices}），暂停催收至当日（含）。`
        : `${a.customer} 承诺最迟${day(a.day)}付款 ${a.amount}（${a.invoices}，未收余额 ${a.of}），暂停催收至当日（含），未承诺的部分也不催收。`,
    more: (n) => `另有 ${number(n)} 次承诺`,
    wereOver: (a) => `涉及 ${invoices(a.count)}：${a.invoices}。`,
    anyMoney: (customer) => `未指定发票：${customer} 的任何收款均计入。`,
    replaces: (days) => `原定${list(days.map(day))}的承诺由此取代，已撤回。`,
    putsOff: (days) => `原定${list(days.map(day))}的承诺已改期，仍按原定日期计为兑现或未兑现。`,
    standsAgain: (days) => `此前改期的承诺（原定${list(days.map(day))}）恢复有效。`,
    withdrawn: (a) => `已撤回 ${a.customer} 承诺${list(a.days.map(day))}付款的登记。`,
    noneOpen: (name) => `${name} 没有待兑现的付款承诺。已兑现或到期未兑现的承诺不能撤回。`,
    inThePast: (a) => `${day(a.day)}已经过去，今天是${day(a.today)}。请填写今天或以后的日期。`,
    tooFarAhead: (a) => `${day(a.day)}距今超过 180 天。请填写不晚于${day(a.last)}的日期。`,
    nothingOpen: (name) => `${name} 没有未收余额。`,
    moreThanOpen: (a) => `${a.number} 的未收余额只有 ${money(a.outstanding)}。`,
    form: {
      which: '发票或客户',
      whichHint: '填写发票号；填写客户则包括其全部未结清发票。',
      day: '承诺最迟付款日',
      amountHint: '留空即为全部无争议的未收余额。',
      note: '客户答复',
    },
  },

  dispute: {
    title: '登记争议',
    endTitle: '了结争议',
    record: '争议',
    decide: '了结争议',
    waits: (a) => `暂停至${day(a.day)}（${{ promised: '已承诺付款', 'on-hold': '暂停催收' }[a.why]}）`,
    standing: (a) =>
      `争议金额 ${money(a.disputed)}，${
        a.chased.minor === 0
          ? '全部暂停催收'
          : `其余 ${money(a.chased)} ${a.waits ? zhCN.dispute.waits(a.waits) : '继续催收'}`
      }`,
    lookAgain: (a) => `${day(a.day)}再次跟进，${a.who}`,
    opened: (a) =>
      `${a.number}（${a.customer}）有 ${money(a.amount)} 存在争议，${
        a.inDispute.minor > a.amount.minor ? `争议合计 ${money(a.inDispute)}，` : ''
      }${
        a.chased.minor === 0
          ? '全部暂停催收'
          : `其余 ${money(a.chased)} ${a.waits ? zhCN.dispute.waits(a.waits) : '继续催收'}`
      }；${day(a.day)}再次跟进。`,
    ended: {
      credited: (a) => `${a.number} 的争议（${money(a.amount)}）已了结：客户的主张成立。`,
      rejected: (a) =>
        `${a.number} 的争议（${money(a.amount)}）已了结：客户的主张不成立${a.isOpen ? '，恢复催收' : ''}。`,
      withdrawn: (a) => `${a.number} 的争议（${money(a.amount)}）已由客户撤回${a.isOpen ? '，恢复催收' : ''}。`,
    },
    creditNote: (m) => (m.minor === 0 ? '此前已冲减。' : `已同时登记贷项通知单 ${money(m)}。`),
    openNow: (m) => (m.minor === 0 ? '该发票已无未收余额。' : `未收余额 ${money(m)}。`),
    noneOpen: (number) => `${number} 没有未了结的争议。`,
    mayNotCredit: '贷项通知单须由财务登记。请由财务了结此争议，或填写“驳回”“撤回”。',
    moreThanOpen: (a) =>
      a.undisputed.minor === 0
        ? `${a.number} 的未收余额已全部列为争议。`
        : `${a.number} 无争议的未收余额只有 ${money(a.undisputed)}。`,
    form: {
      amount: '争议金额',
      amountHint: '留空即为全部未收余额。其余部分继续催收。',
      reason: '争议原因',
      until: '再次跟进日',
      untilHint: '争议不会自动了结，须登记处理结果。',
      outcome: (a) => `${a.number}，争议金额 ${money(a.amount)}`,
      outcomes: {
        credited: '主张成立：冲减应收账款',
        rejected: '驳回：客户仍应付款',
        withdrawn: '客户已撤回',
      },
      chooseOne: '请选择处理结果。',
    },
  },

  reminderHold: {
    title: '暂停催收',
    record: '暂停催收',
    standing: (d) => `暂停催收至${day(d)}（含）`,
    held: (a) => `${a.number}（${a.customer}）暂停催收至${day(a.day)}（含）。`,
    released: (a) => `${a.number}（${a.customer}）已恢复催收。`,
    noneOpen: (number) => `${number} 未处于暂停催收状态。`,
    form: { until: '暂停至', untilHint: '含当日；其后的首个工作日自动恢复催收。', reason: '原因' },
  },

  note: {
    title: '登记跟进记录',
    record: '跟进记录',
    last: '跟进记录（最新在前）',
    whatWasSaid: '客户如何答复？',
    noted: (a) => `已登记 ${a.customer}${a.number === null ? '' : `（${a.number}）`} 的跟进记录。`,
    form: { text: '跟进内容', textHint: '供下一位联系客户的同事参考。' },
  },

  dunning: {
    title: '催收规则',
    field: {
      freshHours: '收款数据时效（超过则催收前先询问）',
      finalNoticeDays: '最后通知（到期日后）',
      finalNoticeTells: '最后通知时提请关注',
      handOverDays: '移交律师或催收机构（到期日后）',
      handOverTells: '移交时提请关注',
      handOverHoldsCredit: '移交后的赊销',
      interestRegime: '逾期利息的计算依据',
    },
    figure: (field, value) =>
      value === null
        ? field === 'freshHours'
          ? '不限'
          : '不设此步骤'
        : field === 'freshHours'
          ? `${number(value)} 小时`
          : days(value),
    hint: {
      freshHours: '小时数，例如 72。留空则不限。',
      finalNoticeDays: '自然日，例如 21。留空则不设此步骤。',
      handOverDays: '自然日，例如 45。留空则不设此步骤。',
    },
    nobody: '无',
    holdsCredit: { yes: '停止，直至审批人恢复', no: '照常' },
    regime: {
      none: '不计算',
      eu: '欧盟，按登记的年利率（欧洲央行利率加 8 个百分点），另加 40 欧元',
      uk: '英国，按登记的年利率（基准利率加 8 个百分点），另加 40、70 或 100 英镑',
      cn: '中国大陆，按登记的约定年利率，无约定的每日万分之五',
      agreed: '合同约定，按登记的年利率',
    },
    before: '此前的步骤不变：到期日前 14 天提醒，到期日后 7 天启动催收。某一步延后提醒的，其后各步顺延。',
    whoMay: '管理员可修改，已提醒的步骤不受影响。',
    noFirewall: '在 /cash setup 中选定审批频道后，才会停止赊销。',
    change: '修改',
    saved: '催收规则已保存。',
    unchanged: '催收规则没有变化。',
    notAFigure: (text) => `“${text}”不是数字，请填写如 21 的数字。`,
    outOfRange: (a) => `须在 ${a.least} 至 ${a.most} 之间，或留空。`,
    notAbove: (value) => `须晚于最后通知（${value}）。`,
    forAttention: (who) => `请 ${who} 关注`,
  },

  freshness: {
    age: (n) => (n < 48 ? `${number(n)} 小时` : days(Math.floor(n / 24))),
    title: (age) => `收款数据已 ${age}未更新：先导入，还是照常催收？`,
    lastBrought: (when) => `最近一次更新收款数据：${when}。`,
    waiting: (n) =>
      n === 0 ? '已没有等待的步骤。' : `有 ${number(n)} 项催收步骤在等待，以免向已付款的客户催款。数据更新后自动继续。`,
    howTo: '请私信发送银行流水文件，或输入：',
    chase: '照常催收',
    chased: (a) => `照常催收：${a.who}，${a.when}`,
    resumed: '已处理：没有等待的步骤。',
    askedAgain: '此后已重新询问。',
    decided: '等待中的步骤将在一分钟内发出提醒。',
    anotherDay: (d) => `这是${day(d)}的询问，请以频道中最新的一条为准。`,
    decidedAlready: (who) => `${who} 今天已决定照常催收。`,
    freshAlready: '收款数据已更新，步骤会自动继续。',
  },

  interest: {
    title: (a) => `${a.customer}${a.number === null ? '' : ` ${a.number}`} 逾期利息，截至${day(a.day)}`,
    regime: { none: '未选择', eu: '欧盟', uk: '英国', cn: '中国大陆', agreed: '按合同约定' },
    total: (amounts) => `可计收 ${amounts}`,
    nothing: '没有可计收的利息，逾期款项均已处理，或没有逾期。',
    off: '尚未选择逾期利息的计算依据，暂不计算。请管理员选择：',
    proposed: (a) => `${a.number}：${money(a.amount)}`,
    slice: (a) =>
      `${daySpan(a.from, a.to)}：本金 ${money(a.base)}，${days(a.days)}，${a.rate}，利息 ${money(a.interest)}`,
    perYear: (percent) => `年利率 ${percent}%`,
    perDay: (percent) => `日利率 ${percent}%`,
    fixed: (m) => `法定固定补偿：${money(m)}`,
    noFixed: (currency) => `无固定补偿：法定固定补偿仅适用于 ${currency} 欠款`,
    moreProposals: (a) => `另有 ${number(a.count)} 张发票：${a.invoices}。查看单张： ${a.one}`,
    moreSlices: (n) => `另有 ${number(n)} 段`,
    noRate: (a) => `${a.number}：${day(a.day)}没有登记利率。`,
    enterRate: '请管理员登记：',
    decided: {
      charged: (a) => `${a.number}，${daySpan(a.from, a.to)}：${money(a.amount)}，${a.who} 于${day(a.day)}计收`,
      waived: (a) => `${a.number}，${daySpan(a.from, a.to)}：${money(a.amount)}，${a.who} 于${day(a.day)}豁免`,
    },
    source: '计算依据取自二手资料，计收前请核对合同和现行法规。',
    charge: '计收',
    chargeAsked: {
      title: '确认计收逾期利息？',
      text: (m) => `将登记一张金额为 ${money(m)} 的利息单，14 天后到期；不会自动发送给客户。`,
      confirm: '计收',
      deny: '暂不',
    },
    waive: '豁免',
    waiveTitle: '豁免逾期利息',
    waiveReason: '豁免原因',
    waiveReasonHint: '将与您的姓名一并留存。',
    charged: (a) =>
      `${a.number} 的逾期利息 ${money(a.amount)} 已计收，单号 ${a.chargedAs}，${day(a.due)}到期。请发送给客户。`,
    waived: (a) => `${a.number} 的逾期利息 ${money(a.amount)} 已豁免。`,
    changed: (a) =>
      a.amount === null
        ? `${a.number} 已没有待处理的逾期利息，未保存任何内容。`
        : `${a.number} 的逾期利息现为 ${money(a.amount)}，请重新核对；未保存任何内容。`,
    gone: '找不到这张发票。',
    applyFirst: (a) =>
      `${a.customer} 有 ${money(a.unapplied)} 收款尚未核销，${a.number} 可能已按时付款，请先核销；未保存任何内容。`,
    overcharged: (a) => `${a.number}：已计收 ${money(a.charged)}，按目前的收款记录应为 ${money(a.byNow)}。`,
    creditIt: '请冲减差额：',
    creditReason: '按实际回款日重算利息',
    payBack: (m) => `其中 ${money(m)} 客户已支付，请退还。`,
    rates: '逾期利息的利率',
    noRates: '尚未登记逾期利息的利率。',
    rateFrom: (a) =>
      `${a.regime}：自${day(a.day)}起年利率 ${a.percent}%${a.source === '' ? '' : `（${a.source}）`}${a.counts ? '' : ' · 未采用：当前选择的是其他计算依据'}`,
    rateSaved: (a) => `逾期利息（${a.regime}）自${day(a.day)}起按年利率 ${a.percent}% 计算。`,
    rateWas: (percent) => `此前为 ${percent}%。`,
    rateUnchanged: '该利率已登记，没有变化。',
    noRegime: '利率按计算依据登记，目前尚未选择计算依据。请管理员选择：',
    notAPercent: (text) => `“${text}”不是年利率，请填写如 10.15% 的利率。`,
    tooHigh: (text) => `“${text}”超过年利率 40%，未保存任何内容。`,
    noSource: '请用引号写明利率来源。',
  },

  conduct: {
    onTime: (a) =>
      `近 12 个月结清 ${invoices(a.settled)}，其中按期付清 ${number(a.onTime)} 张（${Math.round((a.onTime / a.settled) * 100)}%）。`,
    trend: (a) =>
      `${{ better: '付款在加快', worse: '付款在变慢', steady: '付款速度稳定' }[a.turn]}：各季度平均逾期天数 ${a.means.join(' → ')}。`,
    promises: (a) =>
      `付款承诺：兑现 ${number(a.kept)} 次，未兑现 ${number(a.broken)} 次，待兑现 ${number(a.open)} 次。`,
  },

  dso: {
    title: (a) => `${a.whose} 应收账款周转天数（DSO），${day(a.day)}`,
    all: '全部客户',
    countback: (n) => (n === null ? '倒推法：无法计算' : `倒推法 ${tenths(n)} 天`),
    simple: (n) => (n === null ? '简单法：无法计算' : `简单法 ${tenths(n)} 天`),
    bestPossible: (n) => (n === null ? '最佳值：无法计算' : `最佳值 ${tenths(n)} 天`),
    undisputed: (n) => (n === null ? '剔除争议：无法计算' : `剔除争议 ${tenths(n)} 天`),
    owed: (m) => `应收 ${money(m)}`,
    notOverdue: (m) => `未逾期 ${money(m)}`,
    disputed: (m) => `争议中 ${money(m)}`,
    explained:
      '倒推法：从应收余额逐月倒扣销售额。简单法：应收余额 ÷ 近 12 个月销售额 × 天数。最佳值：仅按未逾期部分计算。',
    steps: (steps) => `倒推法：${steps}`,
    step: (a) =>
      a.taken === null
        ? `${figures.month(a.month)} ${money(a.sales)}，${days(a.days)}`
        : `${figures.month(a.month)} ${money(a.sales)} 中的 ${money(a.taken)}，${days(a.monthDays)}中的 ${tenths(a.days)} 天`,
    moreSteps: (a) => `此前 ${number(a.count)} 个月 ${money(a.taken)}，${tenths(a.days)} 天`,
    year: (a) => `简单法与最佳值：${days(a.days)}内销售额 ${money(a.sales)}`,
    bestAbove:
      '最佳值可能高于倒推法：最佳值按上述全部天数的销售额摊算未逾期款，倒推法只看最近几个月，而近几个月销售较多。',
    noSales: '还没有任何发票。',
    noRate: (a) => `${day(a.day)}及以前没有 ${a.currency} 汇率：`,
  },

  followUp: {
    title: {
      mine: (n) => (n === 0 ? '您没有逾期客户。' : `您有 ${number(n)} 家逾期客户`),
      team: (n) => (n === 0 ? '没有逾期客户。' : `共有 ${number(n)} 家逾期客户`),
    },
    duties: (n) => (n === 0 ? '今天没有待办。' : `${duties(n)}待处理。`),
    overdue: (a) => `逾期 ${a.amounts}（${invoices(a.count)}），最长 ${days(a.days)}`,
    toDo: (n) => duties(n),
    promise: (a) => `承诺最迟${day(a.day)}付 ${a.amounts}`,
    score: (a) => `承诺 ${number(a.kept + a.broken)} 次，兑现 ${number(a.kept)} 次`,
    disputed: (amounts) => `争议中 ${amounts}`,
    said: {
      note: (a) => `${day(a.day)} ${a.who}：“${a.text}”`,
      letter: (a) => `${day(a.day)} ${a.who}：信函“${a.text}”`,
      step: (a) => `${day(a.day)} ${a.who}：${dutyDone[a.rule]}`,
    },
    nothingSaid: '尚未跟进。',
    colleagues: '近 12 个月的付款承诺（按登记人）',
    openPromises: (n) => `待兑现 ${number(n)} 次`,
    effects: '近 12 个月哪些步骤有效',
    effect: (a) =>
      a.days === null
        ? `${dutyDone[a.rule]}：${number(a.count)} 次，14 天内均未回款`
        : `${dutyDone[a.rule]}：${number(a.count)} 次中 ${number(a.worked)} 次在 14 天内回款，平均 ${tenths(a.days)} 天`,
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
    onlyLatest: '同一张发票有多个步骤到期的，只提醒其中一步；最后通知与移交仍依次进行。',
  },
  escalation: { title: (n) => `${duties(n)}逾期未处理`, intro: '已提醒，仍未处理。请安排人员跟进。' },
  overdue: {
    title: (n) => (n === 0 ? '没有逾期发票。' : `${invoices(n)}逾期`),
    late: (n) => `逾期 ${days(n)}`,
    all: '全部明细可导出为文件：',
    columns: {
      invoice: '发票号',
      customer: '客户',
      open: '未收余额',
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
    of: (a) => `${a.customer} 应收账款账龄，${day(a.day)}`,
    byCustomer: (currency) => `按客户（${currency}）`,
    customerLine: (a) => `${a.customer}：应收 ${money(a.ar)}，其中逾期 ${money(a.overdue)}`,
    moreCustomers: (n) => `其余 ${number(n)} 家客户见文件。`,
    drillDown: '查看某一客户的逐票明细：',
    byDay: '查看逐日往来：',
    files: 'CSV 和 PDF',
    customer: '客户',
    totalOf: (currency) => `${currency} 合计`,
    untied: (a) =>
      `账龄与账面不符，不予出具：未收发票减未核销收款为 ${money(a.buckets)}，账面应收为 ${money(a.receivable)}。请 Cashlight 的维护人员运行 doctor 检查。`,
  },

  statement: {
    title: '对账单',
    of: (a) => `${a.customer} 对账单，${daySpan(a.from, a.to)}`,
    kind: {
      invoice: '发票',
      interest: '逾期利息',
      'credit-note': '贷项通知单',
      discount: '现金折扣',
      'write-off': '坏账核销',
      payment: '收款',
    },
    adjustment: '调整',
    takenBack: (what) => `撤销${what}`,
    about: (a) => `${a.what} ${a.number}`,
    settled: (a) => {
      const isMore = a.numbers.length > SETTLED_SHOWN
      const shown = a.numbers.slice(0, SETTLED_SHOWN).join('、')
      return `${a.what}（核销 ${shown}${isMore ? ` 等 ${number(a.numbers.length)} 张发票` : ''}）`
    },
    opening: (d) => `期初余额（${day(d)}）`,
    closing: (d) => `期末余额（${day(d)}）`,
    owes: (a) => `截至${day(a.day)}应付我方 ${money(a.balance)}`,
    owesNothing: (a) => `截至${day(a.day)}，${a.currency} 无欠款`,
    inFavour: (a) => `截至${day(a.day)}，客户多付 ${money(a.balance)}`,
    balance: (m) => `余额 ${money(m)}`,
    nothing: '此期间没有余额，也没有发生额。',
    open: '未结清发票',
    openIn: (currency) => `未结清发票（${currency}）`,
    account: (currency) => `往来明细（${currency}）`,
    openLine: (a) =>
      a.daysOverdue > 0
        ? `${a.number}：${money(a.outstanding)}，${day(a.due)}到期，已逾期 ${days(a.daysOverdue)}`
        : `${a.number}：${money(a.outstanding)}，${day(a.due)}到期`,
    disputed: (m) => `其中争议金额 ${money(m)}`,
    interest: (a) => `截至${day(a.day)}的逾期利息 ${money(a.amount)}，尚未计收，不计入余额。`,
    moreLines: (n) => `其余 ${number(n)} 行见文件。`,
    moreCurrencies: (list) => `另有 ${list}，见文件。`,
    filesSent: 'CSV 和 PDF 已发到您与我的私信中。',
    period: (a) => daySpan(a.from, a.to),
    columns: {
      day: '日期',
      what: '摘要',
      charged: '应收',
      paid: '已收或冲减',
      balance: '余额',
      invoice: '发票号',
      issued: '开票日',
      due: '到期日',
      amount: '发票金额',
      open: '未收余额',
      disputed: '争议金额',
      days: '逾期天数',
    },
    ageing: (currency) => `账龄（${currency}）`,
    startAfterEnd: (a) => `起始日（${day(a.from)}）晚于截止日（${day(a.to)}）。`,
  },

  creditNote: {
    what: creditWhat,
    taken: (a) => `享受现金折扣 ${money(a.amount)}`,
    takenOn: (a) => `${a.number}：享受现金折扣 ${money(a.amount)}，已结清。`,
    late: (a) => `${a.number}：未收的 ${money(a.amount)} 正是现金折扣，折扣期已于${day(a.lastDay)}届满。`,
    allowOrLeave: '可予认可，也可继续催收。',
    allow: '认可折扣',
    allowed: (a) => `已认可 ${a.number} 的现金折扣 ${money(a.amount)}，已结清。`,
    noSuchDiscount: '未收余额已不是该笔折扣，本次未保存。',
    notReadable: '按钮内容已无法读取，未作保存，请重新输入命令。',
    writeOff: '核销坏账',
    askWriteOff: (a) => `将 ${a.number}（${a.customer}）的 ${money(a.amount)} 作坏账核销？`,
    standing: (a) =>
      a.daysOverdue > 0
        ? `未收 ${money(a.outstanding)}，${day(a.due)}到期，已逾期 ${days(a.daysOverdue)}`
        : `未收 ${money(a.outstanding)}，${day(a.due)}到期`,
    reason: (reason) => `原因：${reason}`,
    whatItDoes: '核销后不再计入应收账款，也不再催收；销售收入不变。',
    writtenOff: (a) =>
      a.outstanding.minor <= 0
        ? `已核销坏账：${a.number}（${a.customer}）${money(a.amount)}，无未收余额。`
        : `已核销坏账：${a.number}（${a.customer}）${money(a.amount)}，未收余额 ${money(a.outstanding)}。`,
    writeOffTooMuch: (a) => `核销金额不能超过 ${a.number} 的未收余额 ${money(a.outstanding)}。`,
    changedMeanwhile: (a) => `${a.number} 的未收余额已变为 ${money(a.outstanding)}，本次未核销。`,
    undo: '如需撤销：',
    reversed: (a) =>
      `已撤销 ${a.number} ${day(a.day)}的${creditWhat[a.what]} ${money(a.amount)}，未收余额 ${money(a.outstanding)}。`,
    nothingCredited: (a) => `${a.number} 没有可撤销的贷项通知单、现金折扣或坏账核销。`,
  },

  customer: {
    terms: (terms) => `账期：${terms}`,
    open: '未收余额',
    overdue: '逾期金额',
    unapplied: '未核销收款',
    uninvoiced: '已交货未开票',
    counted: (a) => `${money(a.amount)}（${invoices(a.count)}）`,
    none: '无',
    paysLate: (n) =>
      n > 0
        ? `近 12 个月按金额加权，平均迟付 ${tenths(n)} 天。`
        : n < 0
          ? `近 12 个月按金额加权，平均提前 ${tenths(-n)} 天付款。`
          : '近 12 个月按金额加权，平均按期付款。',
    paysUnknown: '付款习惯未知：近 12 个月没有收款，也没有逾期发票。',
    invoices: '未收发票，逾期最久的在前',
  },

  screening: {
    step: { registry: '公开登记信息', statements: '财务报表', reputation: '付款信誉' },
    through: '尽调已通过',
    notThrough: '尽调尚未通过',
    mayBuy: '可予授信。',
    mayNotBuy: '通过前请款到发货，不予赊销。',
    tradedBefore: '该客户在启用尽调前已有往来，其间仍可赊销。',
    todo: {
      registry: '查询公开登记信息：主体是否存续、信用报告、司法涉诉记录、管理层变动频率。',
      statements: '取得近两年财务报表，填入计算比率所需的几项数据。',
      reputation: '向其他供应商了解其付款情况，以及上下游是否稳定。',
    },
    result: { clear: '无异常', concern: '有疑点', failed: '不通过' },
    looked: (a) => `${a.who}，${day(a.day)}`,
    registration: { uscc: '统一社会信用代码', 'eu-vat': '欧盟增值税号', lei: '法人识别编码（LEI）' },
    registered: (a) => `${a.what} ${a.number}，校验位正确`,
    point: {
      'credit-report': '信用报告',
      'court-records': '司法涉诉记录',
      'management-changes': '管理层变动',
      'key-ratios': '关键财务比率',
      reputation: '行业口碑',
      'supply-chain': '供应链稳定性',
    },
    grade: { good: '良好', fair: '一般', poor: '较差' },
    graded: (a) => `${a.point}：${a.grade}，${a.points} 分（满分 ${a.of}）`,
    notGraded: (point) => `${point}：未评级`,
    yearEnd: (a) => `截至${day(a.day)}的年度，单位 ${a.currency}`,
    ratio: {
      current: '流动比率',
      quick: '速动比率',
      'debt-to-equity': '产权比率',
      'gross-margin': '毛利率',
      'interest-cover': '利息保障倍数',
    },
    without: {
      current: '无流动负债',
      quick: '无流动负债',
      'debt-to-equity': '所有者权益为零或负数',
      'gross-margin': '无营业收入',
      'interest-cover': '无利息支出',
    },
    trend: { better: '改善', same: '持平', worse: '变差' },
    middleGrade: '取五项评级的中间一档',
    ratioLine: (a) =>
      `${a.ratio}：${a.value}，上年${/^[\d-]/.test(a.before) ? ' ' : ''}${a.before}${a.trend === null ? '' : `，${a.trend}`} · ${a.grade}`,
    columns: { ratio: '比率', value: '本年', before: '上年', trend: '变化', grade: '评级' },
    score: (score) => `评分：${score} 分（满分 100）`,
    noScore: (a) => `暂无评分：${a.of} 项中有 ${a.ungraded} 项未评级。`,
    missing: (what) => `尚缺：${list(what)}。`,
    missingGrade: (point) => `“${point}”的评级`,
    firstLimit: (m) =>
      m.minor === 0 ? '按规则计算的初始额度：不予授信，款到发货' : `按规则计算的初始额度：${money(m)}`,
    equityShare: (a) => `所有者权益 ${money(a.of)} 的 ${a.percent}%：${money(a.share)}`,
    salesShare: (a) => `年营业收入 ${money(a.of)} 的 ${a.percent}%：${money(a.share)}`,
    scored: (score) => `取较小者，按评分 ${score} 分计 ${score}%，保留两位有效数字，向下取整`,
    redScore: (score) => `评分 ${score} 分过低，不予授信`,
    rule: '两项比例可在此设定：',
    noFirstLimit: '没有评分，无法按规则计算初始额度。',
    limitNow: (m) => (m.minor === 0 ? '现行额度：0，款到发货' : `现行额度：${money(m)}`),
    sharesLimit: (parent) => `与 ${parent} 共用额度。`,
    noFirewall: '申请额度前，请先选定审批频道：',
    ask: '申请该额度',
    open: '打开尽调清单',
    whoRecords: '尽调由财务或管理员登记，请联系其中一位。',
    record: (step) => `填写第 ${step} 步`,
    again: (step) => `重新填写第 ${step} 步`,
    recorded: (a) => `${a.step}：已记录，${a.result}。`,
    notClear: (points) =>
      `${list(points.map((point) => `“${point}”`))}评为较差，结论不能是“无异常”，请选择“有疑点”或“不通过”。`,
    statementsOld: (a) =>
      `报表截至${day(a.yearEnd)}，距今已超过 ${a.months} 个月，结论不能是“无异常”。请索取较新的报表，或选择“有疑点”或“不通过”。`,
    oldThen: (n) => `核查时报表已超过 ${n} 个月，结论最多为“有疑点”。`,
    form: {
      registration: '登记号',
      registrationHint: '统一社会信用代码、欧盟增值税号或 LEI，系统会核对校验位。其他号码请写入依据。',
      notGraded: '未核查',
      result: (customer) => `${customer} 的结论`,
      resultMissing: '请选择结论：无异常、有疑点或不通过。',
      resultChoice: {
        clear: '无异常：未发现不利情况',
        concern: '有疑点：谨慎授信',
        failed: '不通过：不予授信',
      },
      evidence: '依据',
      evidenceHint: '链接或说明，便于他人复核。',
      evidenceMissing: '缺少依据：请填写便于他人复核的链接或说明。',
      currency: '报表币种',
      yearEnd: '较近一年的截止日',
      figureHint: '较近一年 / 上一年。没有的填 0。',
      figure: {
        sales: '营业收入',
        'cost-of-sales': '营业成本',
        'operating-profit': '息税前利润',
        interest: '利息费用',
        'current-assets': '流动资产',
        stock: '其中：存货',
        'current-liabilities': '流动负债',
        liabilities: '负债合计',
        equity: '所有者权益',
      },
      bothYears: (text) => `“${text}”不是两个金额。请依次填写较近一年和上一年，用斜杠分开：1,200,000 / 980,000`,
      notNegative: (text) => `“${text}”不能小于零。`,
      oneCurrency: (a) => `“${a.text}”不是 ${a.currency}，各项币种须一致。`,
      partOverWhole: (a) => `“${a.part}”不能大于“${a.whole}”。`,
      wrongCheckDigit: (a) => `“${a.text}”有误：按${a.what}核对，校验位不符。`,
      unknownNumber: (text) => `“${text}”不是统一社会信用代码、欧盟增值税号或 LEI。其他号码请写入依据。`,
    },
  },

  invoice: {
    open: (a) =>
      a.days === 0
        ? `未收余额 ${money(a.outstanding)}，今天到期`
        : `未收余额 ${money(a.outstanding)}，${day(a.day)}到期（还有 ${days(a.days)}）`,
    overdue: (a) => `未收余额 ${money(a.outstanding)}，${day(a.day)}到期，已逾期 ${days(a.days)}`,
    settled: (d) => (d ? `已于${day(d)}结清` : '已结清'),
    settles: (a) => `最迟${day(a.lastDay)}付 ${money(a.amount)} 即可结清`,
    amount: (m) => `发票金额 ${money(m)}`,
    terms: (terms) => `账期：${terms}`,
    event: {
      delivered: '交货',
      issued: '开票',
      sent: '送达客户',
      due: '到期',
      payment: '收款',
      'payment-reversed': '撤销收款',
      'credit-note': '贷项通知单',
      'credit-note-reversed': '撤销贷项通知单',
      discount: '现金折扣',
      'discount-reversed': '撤销现金折扣',
      'write-off': '核销坏账',
      'write-off-reversed': '撤销坏账核销',
    },
    moreEvents: (n) => `较早的 ${number(n)} 条未列出`,
  },

  outcome: {
    next: '后续待办',
    nextDuty: (a) => `${day(a.day)} ${dutyWhat[a.rule]}`,
    nothingFollows: '没有后续待办。',
    yearsUnknown: (years) => `${list(years)} 年的法定工作日安排尚未公布，暂按周一至周五计算。`,
    customerRecorded: (a) => `已登记客户 ${a.name}，代码 ${a.code}。`,
    customerChanged: (a) => `已更新 ${a.name}。`,
    customerUnchanged: (a) => `${a.name} 的资料与此相同，未作更改。`,
    changed: (a) => `${a.what}：${a.before} → ${a.after}`,
    field: { name: '名称', code: '代码', terms: '账期', currency: '币种', owner: '负责人' },
    samples: (terms) => `账期：${terms}。例如：`,
    sample: ({ from, dues }) =>
      `${day(from)}开票，${list(dues.map((d) => `${day(d.due)}到期${d.discountDay ? `（${day(d.discountDay)}及以前付款享折扣）` : ''}`))}`,
    nameTaken: (a) => `客户 ${a.name}（${a.code}）已存在。请换一个名称或代码。`,
    invoiceRecorded: (a) => `${a.customer} 的 ${a.number}：${money(a.amount)}，${day(a.due)}到期。`,
    alreadyLogged: (a) => `${a.customer} 的 ${a.number} 已登记过，本次未保存。原记录如下：`,
    deliveryRecorded: (a) =>
      `${day(a.delivered)}向 ${a.customer} 交货 ${money(a.amount)}。请最迟于${day(a.invoiceBy)}开具并送达发票。`,
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
        ? `${a.number} 已冲减 ${money(a.amount)}，已结清。`
        : `${a.number} 已冲减 ${money(a.amount)}，未收余额 ${money(a.outstanding)}。`,
    creditMoved: {
      issued: (d) => `该笔冲减记在${day(d)}（发票日期），不能早于发票本身。`,
      reopened: (d) => `该笔冲减记在${day(d)}，即该发票重新转为未收之日；此前已结清，或未收余额较少。`,
    },
    stillDisputed: (a) =>
      `其中 ${money(a.disputed)} 仍在争议中。如客户的主张成立，请输入 ${a.command} 了结，${
        a.toCredit.minor === 0 ? '不再另行冲减。' : `并再冲减 ${money(a.toCredit)}。`
      }`,
    moreThanOpen: (a) => `冲减金额不能超过 ${a.number} 的未收余额 ${money(a.outstanding)}。`,
    moved: (a) => `${a.number} 的到期日改为${day(a.after)}（原为${day(a.before)}）。`,
    pastDue: (a) => `${a.number} 已于${day(a.due)}到期，逾期发票只能由财务延期。请联系财务，或登记客户的付款承诺。`,
    dueBeforeIssue: (a) => `到期日（${day(a.due)}）不能早于开票日（${day(a.issued)}）。`,
    inTheFuture: (a) => `${day(a.day)}还没有到，今天是${day(a.today)}。请填写今天或以前的日期。`,
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
    addressSaved: (a) => `客户对 ${a.who} 信函的回复将发到 ${a.address} 。`,
  },

  approval: {
    title: {
      limit: (a) =>
        a.amount.minor === 0 ? `${a.customer}：申请改为款到发货` : `${a.customer}：申请信用额度 ${money(a.amount)}`,
      release: (customer) => `${customer}：申请恢复赊销`,
    },
    askedBy: (a) => `${a.who} 申请，${a.when}`,
    proposed: (when) => `Cashlight 建议，${when}`,
    expires: (when) => `${when} 失效`,
    limitOf: (a) =>
      a.amount.minor === 0 ? `款到发货（自${day(a.since)}起）` : `额度 ${money(a.amount)}（自${day(a.since)}起）`,
    noLimit: '尚未核定额度',
    limitLine: (limit) => limit,
    sharedWith: (names) => `与 ${names} 共用`,
    exposure: '信用敞口',
    headroom: (m) => `新额度下的可用额度：${money(m)}`,
    overBy: (m) => `已超出新额度 ${money(m)}`,
    headroomUnknown: (a) => `新额度下的可用额度：无法判断，缺少${day(a.day)}或之前的 ${a.currency} 汇率：/cash rate`,
    caution: {
      asked: { title: '仍要批准？', confirm: '批准', deny: '暂不' },
      onHold: (a) => `${a.customer} 自${day(a.since)}起停止赊销：${a.because}。`,
      'over-new': (a) => `${a.customer} 当前信用敞口 ${money(a.exposure)}，超出新额度 ${money(a.over)}。`,
      'over-limit': (a) => `${a.customer} 当前信用敞口 ${money(a.exposure)}，超出现行额度 ${money(a.over)}。`,
      exposure: (a) => `${a.customer} 当前信用敞口 ${money(a.exposure)}。`,
    },
    moved: (channel) => `已移至 ${channel}，请在该频道审批。`,
    tier: '风险等级',
    noTier: {
      nothingKnown: '尚无法判断：既无付款记录，也无评分',
      notFound: '尚未评定：选定审批频道后，每个工作日早上评定',
    },
    score: '评分',
    scoreOf: (n) => `${number(n)} 分（满分 100）`,
    noScore: '暂无',
    notGraded: (a) => `暂无，${a.of} 项中有 ${a.ungraded} 项未评级`,
    notScreened: '尽调尚未通过',
    tradedBefore: '未做尽调，此前已有往来',
    behaviour: '付款表现',
    late: (a) =>
      `近 12 个月平均${a.days > 0 ? `迟付 ${tenths(a.days)} 天` : a.days < 0 ? `提前 ${tenths(-a.days)} 天付款` : '按期付款'}，${invoices(a.settled)}中有 ${number(a.onTime)} 张按期付清`,
    behaviourUnknown: '尚无法判断：近 12 个月没有收款，也没有逾期发票',
    overdue: '逾期',
    overdueOf: (a) => `${a.amounts}（${invoices(a.count)}，最长 ${days(a.daysMax)}）`,
    nothingOverdue: '无',
    netAtRisk: '净风险敞口',
    notInsured: (m) => `${money(m)}，未投保`,
    onHold: (a) => `自${day(a.since)}起停止赊销（${a.customer}）：${a.what}`,
    asItStood: (d) => `${day(d)}当时的情况：`,
    signed: (a) =>
      `✓ ${a.who} 同意，${a.when}${a.exposure === null ? '' : `，当时信用敞口 ${money(a.exposure)}`}；还需第二位审批人批准`,
    lapsed: (a) => `✗ ${a.who} 曾同意，${a.when}，现已失效：${a.why}`,
    lapse: {
      'put-on-hold': '此后客户被停止赊销',
      'worse-tier': (a) =>
        a.before === null
          ? `此后风险等级变为${tierName[a.tier]}`
          : `此后风险等级由${tierName[a.before]}变为${tierName[a.tier]}`,
    },
    lapsedTo: (a) => `您对 ${a.customer} 的同意（${a.when}）现已失效：${a.why}。`,
    lookAgain: '如仍同意，请在卡片上再次点“批准”。',
    mayDecide: (who) => `可由 ${who} 审批`,
    nobodyCanTell: '缺少汇率，无法与审批权限比较，暂时无人可以审批。请先录入：/cash rate',
    nobodyMay: '目前没有其他人有权审批这一金额。由管理员指定审批人：/cash approver @同事 金额',
    decided: {
      approved: (a) => `✓ ${a.who} 批准，${a.when}`,
      approvedLimit: (a) =>
        a.amount.minor === 0
          ? `✓ ${a.who} 批准改为款到发货，${a.when}`
          : `✓ ${a.who} 批准额度 ${money(a.amount)}，${a.when}`,
      rejected: (a) => `✗ ${a.who} 驳回，${a.when}`,
      withdrawn: (a) => `${a.who} 撤回，${a.when}`,
      expired: (when) => `${when} 失效：期限内无人审批`,
    },
    buttons: { approve: '批准', less: '批准较低额度', reject: '驳回', ask: '询问' },
    outcome: {
      asked: (a) => `已在 ${a.channel} 提交审批。${a.who}`,
      edited: (channel) => `申请已修改，${channel} 中的卡片随之更新。`,
      alreadyAsked: (a) => `该客户已有一项申请在 ${a.channel} 待审批，申请人 ${a.who}。`,
      noFirewall: '尚未选定审批频道，请管理员选定。',
      sharesLimit: (a) => `${a.customer} 与 ${a.head} 共用额度，请为后者申请。`,
      notScreened: (customer) => `${customer} 尽调尚未通过，不能给予信用额度。`,
      notOnHold: (customer) => `${customer} 未被停止赊销。`,
      unchanged: (a) =>
        a.amount.minor === 0 ? `${a.customer} 已是款到发货。` : `${a.customer} 的额度已是 ${money(a.amount)}。`,
      approved: (customer) => `已批准：${customer}。`,
      rejected: (customer) => `已驳回：${customer}。`,
      withdrawn: '申请已撤回。',
      signed: (a) => `已记录。金额超出您 ${money(a.authority)} 的审批权限，还需第二位审批人批准。`,
      notAnApprover: '您不是审批人。',
      alreadyDecided: '该申请已审批完毕。',
      expired: '该申请已失效，可重新提交。',
      editedMeanwhile: '此卡片生成后，申请已被修改。最新申请如下。',
      ownRequest: '这是您本人提交的申请，须由他人审批。如需撤回，请点“驳回”。',
      nothingOnHold: '目前没有停止赊销。',
      standsWorse: (customer) =>
        `${customer} 的信用状况较您所见卡片已有恶化，本次未批准。卡片已更新，请重新查看后再审批。`,
      notLess: (asked) => `须低于所申请的 ${money(asked)}。`,
      noRate: '缺少汇率，无法与您的审批权限比较。请录入汇率。',
      aboveAuthority: (authority) => `超出您 ${money(authority)} 的审批权限。`,
      alreadySigned: (authority) => `您已同意。金额超出您 ${money(authority)} 的审批权限，正等待第二位审批人。`,
      noSuchRequest: '未找到该申请。',
      questionAsked: '您的问题已发到卡片的讨论串中。',
    },
    doubt: {
      otherCurrency: (a) => `${money(a.amount)} 与您此前为 ${a.customer} 申请的 ${money(a.before)} 币种不同。`,
      tenTimes: {
        limit: (a) => `${money(a.amount)} 达到 ${a.customer} 现行额度（${money(a.than)}）的十倍或以上。`,
        sales: (a) => `${money(a.amount)} 达到 ${a.customer} 近 12 个月采购额（${money(a.than)}）的十倍或以上。`,
      },
      notAsked: '尚未提交。确认无误请点按钮，否则请重新输入。',
      ask: (m) => `申请 ${money(m)}`,
      notReadable: '无法识别该按钮，请重新输入申请。',
    },
    form: {
      limitTitle: '申请信用额度',
      releaseTitle: '申请恢复赊销',
      customer: '客户',
      amount: '额度',
      amountHint: '0 表示款到发货。',
      currency: '币种',
      reason: '理由',
      reasonHint: '供审批人参考，并留存备查。',
      ask: '提交',
      lessTitle: '批准较低额度',
      less: '批准额度',
      lessHint: (asked) => `须低于所申请的 ${asked}。`,
      note: '备注',
      approve: '批准',
      rejectTitle: '驳回',
      reject: '驳回',
      askTitle: '询问',
      question: '问题',
      questionHint: '将发到卡片的讨论串中，频道成员均可见。',
    },
    result: {
      approved: (a) =>
        a.amount === null
          ? `${a.customer} 已恢复赊销，${a.who} 批准。`
          : a.amount.minor === 0
            ? `${a.customer} 改为款到发货，${a.who} 批准。`
            : `${a.customer} 的额度为 ${money(a.amount)}，${a.who} 批准。`,
      less: (asked) => `申请金额：${money(asked)}。`,
      rejected: (a) => `为 ${a.customer} 提交的申请被 ${a.who} 驳回。`,
      expired: (customer) => `为 ${customer} 提交的申请已失效：期限内无人审批。如仍需要，请重新提交。`,
      proposalRejected: (a) => `Cashlight 为 ${a.customer} 建议的额度被 ${a.who} 驳回。`,
      proposalExpired: (customer) => `Cashlight 为 ${customer} 建议的额度已失效：期限内无人审批。`,
    },
    everybody: '各位',
    question: (a) => `${a.to}，${a.who} 询问：${a.text}`,
    audit: {
      title: (a) => `${a.customer}：${day(a.day)}`,
      givenBy: (a) => `额度由 ${a.who} 于${day(a.day)}批准。`,
      findings: '当时的尽调情况',
      finding: (a) => `${a.step}：${a.result}，${day(a.day)}，${a.who}`,
      noFinding: (step) => `${step}：当时尚未核查`,
      fromFacts: '依据日期在当日或之前的记录；事后补录的当日记录亦计入。',
    },
    limitCard: {
      title: (a) => `${a.customer}：${a.limit}`,
      history: '历次审批，最近的在前',
      decided: (a) =>
        `${a.asked === null ? '恢复赊销' : a.asked.minor === 0 ? '改为款到发货' : `申请额度 ${money(a.asked)}`}：${a.ending}`,
      waits: (m) => `${m === null ? '恢复赊销' : m.minor === 0 ? '改为款到发货' : `额度 ${money(m)}`}：待审批`,
      ask: '申请额度',
    },
    approvers: {
      title: (n) => (n === 0 ? '尚未指定审批人。' : `共 ${number(n)} 位审批人`),
      upTo: (m) => `审批权限 ${money(m)} 以内`,
      saved: (a) => `${a.who} 可审批 ${money(a.authority)} 以内的额度。`,
      removed: (who) => `${who} 不再是审批人，此前的批准仍然有效。`,
      noAuthority: (who) => `权限为 0 时 ${who} 无法审批任何申请。如需取消其审批人资格，请输入“off”。`,
      notAMember: (who) => `${who} 不在团队中，请先加入团队。`,
      notAnApprover: (who) => `${who} 不是审批人。`,
    },
  },

  tier: {
    name: tierName,
    since: (a) => `${tierName[a.tier]}（自${day(a.day)}起）`,
    several: (n) => `${number(n)} 个客户：风险等级变化或停止赊销`,
    turned: (a) => `${a.customer}：风险等级由${tierName[a.before]}变为${tierName[a.tier]}`,
    held: (customer) => `${customer} 已停止赊销`,
    onHold: '已停止赊销',
    heldSince: (a) => `${a.customer} 自${day(a.day)}起停止赊销`,
    because: {
      'red-signal': (what) => `红色风险信号“${what}”`,
      'red-tier': () => '风险等级变为红色',
      'hand-over': (what) => `${what} 拟移交催收`,
    },
    holdMeans: '审批人解除之前，赊销订单和发货一律不予放行；款到发货和开票不受影响。',
    part: { behaviour: '付款表现', score: '尽调评分', signals: '风险信号' },
    late: (n) =>
      n > 0
        ? `近 12 个月平均迟付 ${tenths(n)} 天`
        : n < 0
          ? `近 12 个月平均提前 ${tenths(-n)} 天付款`
          : '近 12 个月平均按期付款',
    score: (n) => `${number(n)} 分（满分 100）`,
    signal: (a) => `“${a.what}”，${day(a.day)}`,
    unknown: '尚无法判断',
    noSignal: '无',
    dated: (a) => `${a.text}（截至${day(a.day)}）`,
    worstCounts: '以三项中最差的一项为准；没有新数据的，沿用最近一次的等级。',
    none: (customer) => `${customer} 尚无风险等级`,
    buttons: { file: '打开尽调清单', release: '申请恢复赊销' },
  },

  signal: {
    recorded: (a) => `已登记 ${a.customer} 的${tierName[a.severity]}风险信号：“${a.what}”。`,
    alreadyOpen: (a) => `${a.customer} 的“${a.what}”已于${day(a.day)}登记，尚未解除，本次未保存。`,
    cleared: (a) => `已解除 ${a.customer} 的 ${number(a.count)} 条风险信号。`,
    noneOpen: (customer) => `${customer} 没有未解除的风险信号。`,
    tierTurned: (a) => `风险等级由${tierName[a.before]}变为${tierName[a.tier]}。`,
    tierFirst: (tier) => `风险等级为${tierName[tier]}。`,
    tierStays: (tier) => `风险等级仍为${tierName[tier]}。`,
    heldNow: '即日起停止赊销：审批人解除之前，赊销订单和发货一律不予放行。',
    stillHeld: '仍停止赊销，须由审批人解除。',
    noFirewall: '目前不产生其他影响：尚未选定审批频道。',
    open: '未解除的风险信号',
    noColour: (text) => `“${text}”前面需要写明颜色：黄、橙或红。`,
    noWords: (severity) => `请在颜色后面写明为何列为${tierName[severity]}。`,
  },

  proposal: {
    sales: (a) => `开票最多的连续三个月（${a.months}）：${money(a.sales)}`,
    need: (a) =>
      `所需额度：${money(a.sales)} ÷ 3 ×（账期 ${days(a.termsDays)} + 迟付 ${days(a.daysLate)}）÷ 30 × ${a.percent}%（${tierName[a.tier]}）= ${money(a.need)}，保留两位有效数字`,
    most: (a) => `一次最多上调一半：${money(a.limit)} × 1.5 → ${money(a.most)}`,
    earned: (a) => `依据：近 12 个月结清 ${invoices(a.settled)}，其中按期 ${number(a.onTime)} 张，无逾期`,
    worse: (a) => `核定额度以来，风险等级由${tierName[a.before]}变为${tierName[a.tier]}`,
    down: (a) =>
      a.beforePercent === 100
        ? `${money(a.limit)} × ${a.tierPercent}% = ${money(a.proposed)}，保留两位有效数字，向下取整`
        : `${money(a.limit)} × ${a.tierPercent}% ÷ ${a.beforePercent}% = ${money(a.proposed)}，保留两位有效数字，向下取整`,
  },

  exposure: {
    item: {
      open: '未收发票',
      delivered: '已交货未开票',
      ordered: '已下单未交货',
      'credit-notes': '贷项通知单',
      unapplied: '未核销收款',
    },
    total: '信用敞口',
    nothing: '没有未收发票、未开票交货或未交货订单',
    recorded: (amounts) => `（${amounts}）`,
    noRate: (a) => `无法计算，缺少${day(a.day)}或之前的 ${a.currency} 汇率`,
    headroom: '可用额度',
    over: '超出额度',
  },

  gate: {
    verdict: {
      'not-screened': (a) => `${notOnCredit(a)}：${a.customer} 尽调尚未通过。`,
      'on-hold': (a) =>
        a.held === null
          ? `${notOnCredit(a)}。${a.customer} 自${day(a.since)}起停止赊销：${a.what}`
          : `${notOnCredit(a)}。${a.customer} 因 ${a.held} 自${day(a.since)}起一并停止赊销：${a.what}`,
      'no-first-limit': (a) => `${notOnCredit(a)}：${a.customer} 是新客户，尚未核定额度。`,
      'cash-in-advance': (a) => `${notOnCredit(a)}：${a.customer} 自${day(a.since)}起款到发货。`,
      'no-rate': (a) =>
        a.amount === null
          ? `无法计算 ${a.customer} 的可用额度：缺少${day(a.day)}或之前的 ${a.currency} 汇率。`
          : `${money(a.amount)} 无法与 ${a.customer} 的额度比较：缺少${day(a.day)}或之前的 ${a.currency} 汇率。`,
      'already-over': (a) => `已超出额度 ${money(a.over)}（额度 ${money(a.limit)}）：${a.customer} 不能再赊销。`,
      'would-breach': (a) =>
        `${money(a.amount)} 会使 ${a.customer} 超出额度 ${money(a.over)}（额度 ${money(a.limit)}）。`,
      prepaid: (a) =>
        a.amount === null
          ? '预付订单不占用额度，款到后再交货。'
          : `${a.customer} 预付 ${money(a.amount)}：不占用额度，款到后再交货。`,
      'no-limit': (a) =>
        a.amount === null
          ? `不作限制：${a.customer} 尚未核定额度。`
          : `${money(a.amount)} 不受限制：${a.customer} 尚未核定额度。`,
      fits: (a) =>
        a.amount === null
          ? `${a.customer} 可用额度 ${money(a.headroom)}（额度 ${money(a.limit)}）。`
          : `${money(a.amount)} 在额度之内：之后 ${a.customer} 可用额度 ${money(a.headroom)}（额度 ${money(a.limit)}）。`,
    },
    todo: {
      prepaid: '先付款的货物可按预付登记订单。',
      'not-screened': '请先完成尽调。先付款的货物可按预付登记订单。',
      'on-hold': '请先消除原因，再申请恢复赊销。先付款的货物可按预付登记订单。',
      'no-first-limit': '请先申请首个额度。先付款的货物可按预付登记订单。',
      'cash-in-advance': '请先收款并按预付登记订单，或申请额度。',
      'no-rate': '请先录入汇率，再重新查询：',
      'already-over': '请先催收到期款项，或申请提高额度。',
      'would-breach': (fits) =>
        fits.minor > 0
          ? `目前可赊销 ${money(fits)}。如需全额，请先收款，或申请提高额度。`
          : '请先收款，或申请提高额度。',
    },
    goneLogged: (verdict) => `此次发货未获放行，已记入审计记录：${verdict}`,
    noFirewall: '目前不作限制：管理员尚未选定审批频道。',
    exposureOf: (a) => `${a.customer} 的信用敞口：${a.total}`,
    button: {
      screen: '打开尽调清单',
      limit: '申请额度',
      release: '申请恢复赊销',
      order: '登记订单',
      prepaid: '按预付登记订单',
      gone: '货已发出，照实登记',
    },
    doNotShip: '请勿发货。',
    notReadable: '无法读取该按钮的内容，请用 /cash delivered 重新登记交货。',
    ifGone: '如果货物已经发出，请照实登记：记录中会注明当时未获放行。',
    gone: {
      title: '货物已经发出？',
      text: (a) => `将以您的名义登记向 ${a.customer} 交货 ${money(a.amount)}，并注明未获放行。`,
      confirm: '已发出',
      deny: '尚未发出',
    },
    alreadyLogged: (a) => `${day(a.delivered)}向 ${a.customer} 交货 ${money(a.amount)} 已登记过，未重复登记。`,
  },

  order: {
    recorded: (a) => `${a.customer} 订单 ${a.number}：${money(a.amount)}，下单日${day(a.day)}。`,
    notLogged: (n) => `订单 ${n} 未登记。`,
    alreadyOrdered: (a) => `${a.customer} 的订单 ${a.number} 已登记过，本次未保存。已有记录如下：`,
    ordered: (a) => `${day(a.day)}下单 ${money(a.amount)}`,
    prepaid: '预付',
    toDeliver: (m) => `待交货 ${money(m)}`,
    state: { open: '未交完', delivered: '已全部交货', cancelled: '已取消' },
    cancelledOn: (d) => `${day(d)}取消`,
    delivery: (a) => `${day(a.day)}：交货 ${money(a.amount)}`,
    noDeliveries: '尚未交货。',
    moreDeliveries: (n) => `较早的 ${number(n)} 条未列出`,
    cancelled: (a) => `${a.customer} 的订单 ${a.number} 已取消：${money(a.freed)} 不再交货。`,
    alreadyCancelled: (n) => `订单 ${n} 此前已取消，未作更改。`,
    alreadyDelivered: (n) => `订单 ${n} 已全部交货，没有可取消的部分。`,
    noSuchOrder: (text) => `没有订单“${text}”。`,
    whichOrder: (a) => `${list(a.customers)} 都有订单 ${a.number}，请在订单号后写上客户。`,
    amountMissing: (a) => `订单 ${a.number} 尚待交货 ${money(a.toDeliver)}。请写明本次交货的金额。`,
    cancelFirst: '如需更改，请先取消再重新登记：',
    doubt: {
      again: (a) => `${day(a.delivered)}向 ${a.customer} 交货 ${money(a.amount)} 已有登记。`,
      beyond: (a) =>
        a.toDeliver.minor > 0
          ? `${money(a.amount)} 比订单 ${a.number} 的待交金额多 ${money(a.beyond)}。`
          : `订单 ${a.number} 已全部交货：${money(a.amount)} 全部超出订单金额。`,
      todo: {
        again: '是另一批，还是同一批？如是同一批，无需再登记。',
        beyond: '尚未登记。如属于其他订单或不属于任何订单，请在金额后写“订单”和订单号，或写“无订单”。',
      },
      sure: '仍要登记',
    },
    whichOfOrders: (orders) => `有多个未交完的订单：${list(orders)}。请在金额后写“订单”和订单号，或写“无订单”。`,
    orderCancelled: (a) => `订单 ${a.number} 已于${day(a.day)}取消。请写其他订单号，或写“无订单”。`,
    otherCurrency: (a) =>
      `订单 ${a.number} 的币种是 ${a.ordered.currency}（${money(a.ordered)}），您输入的是 ${money(a.delivered)}。请按 ${a.ordered.currency} 填写金额。`,
    openOrder: (a) => `${a.number}（待交货 ${money(a.toDeliver)}）`,
    onlyOpen: (n) => `已计入唯一未交完的订单 ${n}。不属于任何订单的交货，请在后面写“无订单”。`,
    left: (a) =>
      a.toDeliver.minor > 0 ? `订单 ${a.number} 尚待交货 ${money(a.toDeliver)}。` : `订单 ${a.number} 已全部交货。`,
    beyond: (m) => `其中 ${money(m)} 超出订单金额。`,
    unpaid: (a) => `订单 ${a.number} 为预付，但本次有 ${money(a.unpaid)} 尚无收款对应：这部分成为赊销。`,
    form: {
      title: '登记订单',
      number: '订单号',
      day: '下单日期',
      prepaid: '付款方式',
      prepaidOption: '预付：款到发货',
      ofDelivery: '所属订单',
      ofDeliveryHint: '订单号，或填“无”。留空则取唯一未交完的订单。',
    },
    group: {
      joined: (a) => `${a.customer} 现在与 ${a.head} 共用额度：${limitOrCash(a.limit)}。其中一家停止赊销，全部停止。`,
      left: (a) => `${a.customer} 不再与 ${a.head} 共用额度，恢复其自身额度：${limitOrCash(a.limit)}。`,
      ownParent: (customer) => `${customer} 不能是自己的母公司。`,
      unchanged: (a) =>
        a.parent === null
          ? `${a.customer} 没有母公司，未作更改。`
          : `${a.customer} 的母公司已是 ${a.parent}，未作更改。`,
      hasParent: (a) => `${a.parent} 的母公司是 ${a.head}，集团只分一级，请填写 ${a.head}。`,
      isParent: (a) => `${a.customer} 是 ${list(a.children)} 的母公司，集团只分一级。`,
      parent: (name) => `母公司：${name}`,
      children: (names) => `下属：${names}`,
    },
  },

  help: {
    title: 'Cashlight：可以输入的命令',
    groups: { see: '查看', record: '登记', credit: '赊销管控', manage: '管理' },
    usage: '用法：',
    playground: '这里是演示环境：示例公司，时间由您调整。请先按下方示例登记 INV-1001，其余示例都以它为例。',
    more: '括号中的中文可代替英文命令，例如“承诺 INV-1001 12月5日”。单个命令的说明：',
    files: '也可以把 CSV 或 Excel 文件私信发给我。',
    alsoTyped: (aliases) => aliases.filter((alias) => /\p{Script=Han}/u.test(alias)),
    also: (alias) => `（${alias}）`,
    alsoAll: (aliases) => `中文命令：${list(aliases)}`,
  },

  commands: {
    status: { usage: 'status', summary: '三盏现金灯与应收账款', example: 'status' },
    overdue: { usage: 'overdue', summary: '逾期发票，最久的在前', example: 'overdue' },
    ageing: { usage: 'ageing [客户] [日期]', summary: '应收账款账龄；指定客户时逐票列示', example: 'ageing' },
    statement: {
      usage: 'statement 客户 [起始日 截止日]',
      summary: '客户对账单，附 CSV 和 PDF',
      example: 'statement ACME 2026-09-01 2026-11-20',
    },
    duties: { usage: 'duties [team | 客户]', summary: '待办：本人、团队或某个客户', example: 'duties team' },
    customer: {
      usage: 'customer 客户 [账期 | parent 母公司 | parent none]',
      summary: '查看客户，或登记客户及账期',
      example: 'customer ACME Trading net 30',
    },
    screen: {
      usage: 'screen 客户',
      summary: '首次赊销前的客户尽调：已查明的与尚缺的',
      example: 'screen ACME',
    },
    invoice: {
      usage: 'invoice 发票号 [客户 金额 日期 账期] [新品]',
      summary: '查看或登记发票',
      example: 'invoice INV-1001 ACME 12,500.00 USD 2026-11-20 net 30',
    },
    check: {
      usage: 'check 客户 [金额] [prepaid]',
      summary: '查额度：还能向客户赊销多少',
      example: 'check ACME 20,000',
    },
    order: {
      usage: 'order 订单号 [客户 金额 [日期] [prepaid] | cancel]',
      summary: '登记、查看订单，或取消未交货部分',
      example: 'order SO-77 ACME 20,000',
    },
    delivered: {
      usage: 'delivered 客户 金额 [日期] [order 订单号 | no order]',
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
      usage: 'credit 发票号 金额 [日期] ["原因"]',
      summary: '登记贷项通知单，冲减发票',
      example: 'credit INV-1001 500 2026-11-20 "退货两托"',
    },
    'write-off': {
      usage: 'write-off 发票号 [金额] "原因"',
      summary: '核销坏账，不写金额即全部未收余额',
      example: 'write-off INV-1001 "客户已破产清算"',
    },
    uncredit: {
      usage: 'uncredit 发票号',
      summary: '撤销发票最近一笔贷项通知单、现金折扣或坏账核销',
      example: 'uncredit INV-1001',
    },
    promise: {
      usage: 'promise 发票号|客户 日期 [金额] ["备注"] | 发票号|客户 撤回',
      summary: '登记客户承诺的最迟付款日，其间暂停催收',
      example: 'promise INV-1001 12月5日 5,000 "李经理答复"',
    },
    dispute: {
      usage: 'dispute 发票号 [金额] "原因" [日期] | 发票号 成立|驳回|撤回',
      summary: '登记争议金额或处理结果，只催收无争议部分',
      example: 'dispute INV-1001 2,000 "少发货"',
    },
    hold: {
      usage: 'hold 发票号 日期 "原因" | 发票号 恢复',
      summary: '某张发票暂停催收至指定日期（含）',
      example: 'hold INV-1001 12月5日 "货物退回途中"',
    },
    note: {
      usage: 'note 客户|发票号 "内容"',
      summary: '登记跟进记录，供下一位同事参考',
      example: 'note ACME "李经理休假到 8 日"',
    },
    terms: {
      usage: 'terms 客户 [账期] | 发票号 账期 | 发票号 due 日期 | preview "账期"',
      summary: '查看并缩短客户账期、更改发票账期，或预览账期的到期日',
      example: 'terms INV-1001 net 45',
    },
    limit: {
      usage: 'limit 客户 [额度 "理由"]',
      summary: '查看信用额度，或申请新额度；0 表示款到发货',
      example: 'limit ACME 50,000 "春季有两笔大订单"',
    },
    signal: {
      usage: 'signal 客户 [yellow | orange | red "情况" | clear]',
      summary: '登记、查看或解除风险信号；红色立即停止赊销',
      example: 'signal ACME red "被起诉"',
    },
    audit: {
      usage: 'audit 客户 日期',
      summary: '某客户在过去某日的额度、敞口、等级与评分',
      example: 'audit ACME 2026-03-01',
    },
    approver: {
      usage: 'approver [@同事 金额 | off]',
      summary: '审批人及其审批权限',
      example: 'approver @wei 100,000',
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
    'follow-up': {
      usage: 'follow-up [team]',
      summary: '逾期客户、付款承诺与争议、最近跟进、哪些步骤有效',
      example: 'follow-up',
    },
    dso: { usage: 'dso [客户]', summary: '应收账款周转天数，三种算法', example: 'dso ACME' },
    dunning: {
      usage: 'dunning',
      summary: '催收规则：最后通知、移交、逾期利息、收款数据的时效',
      example: 'dunning',
    },
    interest: {
      usage: 'interest 客户 | 发票号 | interest rate [年利率 from 日期 "来源"]',
      summary: '可计收的逾期利息，计收或豁免；现行利率',
      example: 'interest ACME',
    },
    policy: { usage: 'policy', summary: '信用政策：期限、风险等级、初始额度', example: 'policy' },
    setup: { usage: 'setup', summary: '本位币、时区、日历、频道', example: 'setup' },
    letter: {
      usage: 'letter 客户 [reminder | collection | final-notice | statement] [en | zh] | letter templates',
      summary: '致函客户：一封信函列明其全部发票',
      example: 'letter ACME collection',
    },
    contact: {
      usage: 'contact 客户 ["姓名"] [邮箱] [en | zh] | contact 客户 无',
      summary: '客户的收信人、邮箱与信函语言',
      example: 'contact ACME "李雷" li@example.com zh',
    },
    letterhead: {
      usage: 'letterhead',
      summary: '每封信函上的公司名称、地址与收款账户',
      example: 'letterhead',
    },
    team: {
      usage: 'team [@成员 admin | finance | sales | viewer | remove | 邮箱]',
      summary: '团队成员、角色与接收回复的邮箱',
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
      order: '订单号',
      target: '发票号',
      customer: '客户',
      parent: '母公司',
      account: '账户',
      amount: '金额',
      currency: '币种',
      rate: '汇率',
      day: '日期',
      terms: '账期',
      code: '代码',
      reason: '理由',
      note: '跟进内容',
      rest: '后面的内容',
      person: '成员',
      role: '角色',
      language: '语言',
      address: '邮箱地址',
    },
    missing: (what) => `缺少${what}。`,
    notUnderstood: (a) => `无法把“${a.text}”识别为${a.what}。`,
    leftOver: (text) => `无法识别“${text}”。`,
    notPositive: (text) => `“${text}”必须大于零。`,
    belowZero: (text) => `“${text}”小于零：请填 0 或正数。`,
    tooManyDigits: (a) => `“${a.text}”的小数位数超过 ${a.currency} 允许的位数。`,
    ambiguousAmount: (a) => `“${a.text}”可能是 ${either(a.readings)}。请不要写千位分隔符，小数用点号。`,
    ambiguousDay: (a) => `“${a.text}”可能是${either(a.readings.map(day))}。请按“年-月-日”填写，例如 2026-11-20。`,
    ambiguousTerms: (a) =>
      `“${a.text}”有${a.readings.length === 2 ? '两' : ` ${a.readings.length} `}种理解。${a.readings.join('')}`,
    discountOutlasts: (a) => `“${a.text}”中的折扣期（${a.days} 天）不早于到期日，折扣无从享受。`,
    partOrDiscount: (a) =>
      `“${a.text}”可能是分期，也可能是现金折扣。分期请写明每一期的比例和期限，例如 50% net 30, 50% net 60；如为 ${a.basisPoints / 100}% 的折扣，请写 ${a.clear}。`,
    discountEitherWay: (a) =>
      `“${a.text}”有两种理解：如为 ${a.days} 天内付款享 ${a.percent}% 折扣，请写 ${a.clear}；如为 ${a.percent} 天内付款享 ${a.days}% 折扣，则折扣期不早于到期日，无从享受。`,
    noDueDays: (a) => `“${a.text}”未写明月底后多少天到期，请补上天数，例如 ${a.example}。`,
    partsNotWhole: (a) => `“${a.text}”各期比例合计为 ${a.basisPoints / 100}%，应为 100%。`,
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
    cellsLeftOut: (n) => `有 ${number(n)} 个单元格未采用，不影响所在行：`,
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
      'ambiguous-terms': '账期有两种理解，请写“月结30天”或“30天后月底”',
      'not-an-activity': '不是 operating、investing、financing 或 transfer',
      'not-a-direction': '不是收入或支出',
      'not-yes-or-no': '不是“是”或“否”',
      'no-such-person': '团队中没有此人',
      'not-an-address': '不是电子邮箱地址',
      'further-addresses': '仅保留第一个邮箱地址',
      'not-a-language': '不是 en 或 zh',
      'name-too-long': `超过 ${NAME_MAX} 个字符`,
      'name-not-plain': '不是姓名：含连续四位数字或“@”“:”“/”',
      'in-the-future': '日期在未来',
      'due-before-issue': '到期日早于开票日',
      'not-owed': '已作废，或仍为草稿',
      'not-an-instalment': '不是分期：INV-1 三期中的第二期应为 INV-1/2，并须有到期日',
      'not-all-instalments': '文件中缺少同一发票的其他各期',
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

  letter: {
    name: letterName,
    template: {
      reminder: {
        subject: '{我方公司}付款提醒：{合计}',
        body: `{联系人}：

您好！现提请贵公司（{客户}）留意以下未付款项：

{明细}

如款项已经付出，请忽略本函；如付款尚需我方提供单据，请告知。

{收款账户}

顺颂商祺
{我方公司}
{经办人}
{日期}`,
      },
      collection: {
        subject: '{我方公司}催款函：{合计}',
        body: `{联系人}：

您好！截至 {日期}，贵公司（{客户}）以下发票已经逾期，其中最早一笔应于 {最早到期日} 付款，已逾期 {最长逾期}：

{明细}

请于收函之日起 7 日内支付 {合计}，或在此期限内书面告知付款日期。如对发票有异议，请说明异议金额及理由；无异议部分仍请按期支付。

{收款账户}

顺颂商祺
{我方公司}
{经办人}
{日期}`,
      },
      'final-notice': {
        subject: '{我方公司}最后通知：{合计}',
        body: `{联系人}：

经我方多次催告，截至 {日期} 仍未收到贵公司（{客户}）的以下款项，其中最早一笔应于 {最早到期日} 付款，已逾期 {最长逾期}：

{明细}

现最后一次函告贵公司：请自本函发出之日起 7 日内付清 {合计}。逾期仍未付清的，我方将不再另行通知，直接将债权移交追收，并依法主张逾期付款利息及追收费用。

{收款账户}

特此函告
{我方公司}
{经办人}
{日期}`,
      },
      statement: {
        subject: '{我方公司}对账单（{日期}）',
        body: `{联系人}：

您好！随函附上截至 {日期} 贵公司（{客户}）的对账单。目前未付款项如下：

{明细}

请与贵公司账目核对；如有不符，请于 14 日内告知。

{收款账户}

顺颂商祺
{我方公司}
{经办人}
{日期}`,
      },
    },
    noContact: '贵公司财务负责人',
    line: (a) =>
      [
        `- ${a.number}：${money(a.asked)}`,
        ...(a.asked.minor < a.outstanding.minor ? [`（未付金额 ${money(a.outstanding)}）`] : []),
        `，到期日 ${day(a.dueDay)}`,
        ...(a.daysOverdue > 0 ? [`，逾期 ${days(a.daysOverdue)}`] : []),
      ].join(''),
    moreLines: (a) => `- 另有 ${invoices(a.count)}，共 ${a.amounts}，详见对账单`,
    received: (amounts) => `已收到、尚未核销到具体发票的款项（已从合计中扣除）：${amounts}`,
    total: (amounts) => `合计：${amounts}`,
    alsoOverdue: '另有以下款项逾期，未计入上述合计：',
    paused: (a) =>
      `贵公司已承诺付款或双方另有约定、本函未催付的金额：${a.amounts}（${a.numbers}${a.more > 0 ? `等 ${invoices(a.more + 5)}` : ''}）`,
    disputed: (a) =>
      `贵公司有异议、本函未催付的金额：${a.amounts}（${a.numbers}${a.more > 0 ? `等 ${invoices(a.more + 5)}` : ''}）`,
    ofWhichDisputed: (a) =>
      `其中贵公司有异议的金额：${a.amounts}（${a.numbers}${a.more > 0 ? `等 ${invoices(a.more + 5)}` : ''}）`,
    file: {
      letter: { reminder: '付款提醒函', collection: '催款函', 'final-notice': '最后通知', statement: '对账函' },
      statement: '对账单',
    },
    write: '写信函',
    form: {
      title: { reminder: '付款提醒函', collection: '催款函', 'final-notice': '最后通知', statement: '对账函' },
      about: (a) =>
        [
          `${a.customer}：${invoices(a.invoices)}，${a.letter === 'statement' ? '未付' : '催付'} ${a.amounts}`,
          ...(a.received === null ? [] : [`（已扣除未核销的收款 ${a.received}）`]),
          ...(a.also === null ? [] : [`，另有其他逾期款项 ${a.also}`]),
          ...(a.disputed === null ? [] : [`，${a.letter === 'statement' ? '其中' : '另有'}争议金额 ${a.disputed}`]),
          ...(a.paused === null ? [] : [`，已承诺付款或暂停催收 ${a.paused}`]),
          '。',
        ].join(''),
      nothingAsked: '0',
      attached: '以邮件发送时，附本函及对账单的 PDF 文件。',
      repliesTo: (address) => `客户的回复将发到 ${address} 。`,
      noLanguage: (a) => `尚未设置 ${a.customer} 的信函语言，本函使用${a.language}。设置方法： ${a.command}`,
      subject: '主题',
      body: '正文',
      bodyHint: '可从此处复制，也可修改；将按此处内容发出。',
      way: '发出方式',
      byMail: (address) => `发邮件至 ${address}`,
      byHand: '我自行复制并发出',
      send: '批准并发送',
      sent: '我已发出',
      cannotMail: {
        off: '尚未设置邮件服务器：请复制正文自行发出，再点“我已发出”。',
        'no-address': (code) => `尚无客户邮箱。如需发邮件，请先输入 /cash contact ${code} "李雷" li@example.com`,
        'no-reply-address':
          '尚无接收回复的邮箱。如需发邮件，请管理员先为客户负责人登记：/cash team @wei wei@company.com',
        'name-not-plain':
          '本函中有名称含连续四位数字或“@”“:”“/”，可能是账号或地址：请复制正文自行发出，或更正名称，或请财务发送。',
      },
      again: '今天的第二封信函',
      tickedAgain: '今天仍要发出这一封',
      tickAgain: '如今天确需再向该客户发一封，请勾选此项。',
      anyway: '收款数据未更新',
      tickedAnyway: '仍要催付',
      tickAnyway: '如仍要催付，请勾选此项；否则请先导入收款数据。',
      ownText: '您以邮件发送时只能使用系统拟好的原文。请重新打开并保持原文，或复制您的文本自行发出，或请财务发送。',
    },
    nothingOpen: {
      reminder: (customer) => `${customer} 没有逾期或 ${days(DAYS_BEFORE_DUE)}内到期的款项，无需提醒。`,
      collection: (customer) => `${customer} 没有逾期款项，无需发催款函。`,
      'final-notice': (customer) =>
        `${customer} 没有逾期满 ${days(COLLECTION_DAYS)}且已进入催款的可催付款项，尚不宜发最后通知。`,
      statement: (customer) => `${customer} 没有未付款项，无需发函。`,
    },
    fitting: {
      reminder: '可发付款提醒函：',
      collection: '可发催款函：',
      'final-notice': '可发最后通知：',
      statement: '对账函不催款，仍可发出：',
    },
    nameTooLong: (most) => `名称将写入邮件地址栏，最多 ${number(most)} 个字符。`,
    nameNotPlain: '联系人姓名不得含连续四位数字或“@”“:”“/”：账号和地址不是姓名的一部分。',
    nothingToAsk: {
      sentence: (a) => `目前无需向 ${a.customer} 催付：${a.why}。`,
      why: {
        promised: (a) => `${a.amounts} 已承诺${a.untilDay === null ? '付款' : `最迟${day(a.untilDay)}付款`}`,
        held: (a) => `${a.amounts} 暂停催收${a.untilDay === null ? '' : `至${day(a.untilDay)}（含）`}`,
        disputed: (a) => `${a.amounts} 存在争议`,
        received: (a) => `${a.amounts} 已到账但尚未核销`,
      },
    },
    queued: (a) =>
      `致 ${a.customer} 的${letterName[a.letter]}正发往 ${a.to} 。${a.duties === 0 ? '' : `邮件服务器接收后，${duties(a.duties)}即告完成。`}`,
    byHand: (a) =>
      `已记录：您已发出致 ${a.customer} 的${letterName[a.letter]}。${a.isInstead ? '原待发邮件已取消。' : ''}${a.duties === 0 ? '' : `${duties(a.duties)}随之完成。`}`,
    oneWaiting: (a) =>
      `此前批准的致 ${a.customer} 的${letterName[a.letter]}尚待发出。本次未批准，请待其发出后再办理，或先取消。`,
    oneInDoubt: (a) => `上一封致 ${a.customer} 的${letterName[a.letter]}是否送达尚不清楚，请先在频道中答复。`,
    alreadyApproved: (a) =>
      `今天已有一封致 ${a.customer} 的${letterName[a.letter]}发出（由 ${a.who} 于 ${a.when} 批准）。`,
    oldNews: (a) => `收款数据已 ${a.age}未更新，${a.customer} 可能已经付款。`,
    wentOut: (a) => `您打开本表单后，已有一封致 ${a.customer} 的${letterName[a.letter]}发出。`,
    openAgain: (tick) => `本次未批准。如确需发出，请先复制您改动的正文，关闭本表单，再重新打开信函并勾选“${tick}”。`,
    changed: (a) =>
      `信函写成后，${a.customer} 的欠款情况、到期日或收信邮箱已有变化。信函未发出，请先复制您改动的正文，关闭本表单，再重新打开信函。`,
    noAddress: (customer) => `尚无 ${customer} 的邮箱。`,
    noReplyAddress: '尚无接收回复的邮箱，请管理员先登记客户负责人的邮箱，或在信头中填写。',
    question: (a) =>
      `邮件服务器未确认收到致 ${a.customer} 的${letterName[a.letter]}（ ${a.to} ）。邮件可能已送达，不会自动重发。请查看邮件服务器日志，或询问客户。`,
    questionNotice: (a) => `致 ${a.customer} 的${letterName[a.letter]}是否已送达？`,
    answers: { sent: '已发出', again: '重新发送' },
    answered: {
      sent: (a) => `致 ${a.customer} 的${letterName[a.letter]}已发出${a.who === null ? '' : `（由 ${a.who} 确认）`}。`,
      again: (a) =>
        `致 ${a.customer} 的${letterName[a.letter]}将重新发送${a.who === null ? '' : `（由 ${a.who} 要求）`}。`,
      cancelled: (a) =>
        `致 ${a.customer} 的${letterName[a.letter]}已${a.who === null ? '' : `由 ${a.who} `}取消，不再以邮件发出。`,
    },
    unsent: (a) =>
      `邮件功能已停用，致 ${a.customer} 的${letterName[a.letter]}（ ${a.to} ）尚待发出。请复制后自行发出，或取消；邮件在 ${number(LETTER_WORKDAYS_MOST)} 个工作日内重新启用的，会自动发出。`,
    copy: '复制',
    cancel: '取消发送',
    notWaiting: (a) => `致 ${a.customer} 的${letterName[a.letter]}已不在待发之列。`,
    tooLate: (a) => `致 ${a.customer} 的${letterName[a.letter]}无法取消：已不在待发之列，或正在发送。`,
    alreadyAnswered: (a) => `致 ${a.customer} 的${letterName[a.letter]}已有人答复。`,
    noSuchLetter: '该信函已不存在。',
    refused: {
      address: (a) =>
        `致 ${a.customer} 的${letterName[a.letter]}未能发出：邮件服务器拒收 ${a.to} 。请更正邮箱后重新写信： ${a.example}`,
      'too-large': (a) =>
        `致 ${a.customer} 的${letterName[a.letter]}未能发出：连同附件超过邮件服务器允许的大小。请重新写信并复制自行发出，或请管理员调高服务器限制。`,
      login: (a) =>
        `致 ${a.customer} 的${letterName[a.letter]}未能发出：邮件服务器不接受我方用户名或密码。请管理员更正 SMTP_URL 后重新写信。`,
      other: (a) =>
        `致 ${a.customer} 的${letterName[a.letter]}未能发出：邮件服务器拒收，原因如下。请解决后重新写信，或复制后自行发出。`,
      unwritten: (a) =>
        `致 ${a.customer} 的${letterName[a.letter]}未能发出：附件无法生成，原因如下。请解决后重新写信。`,
    },
    outdated: {
      changed: (a) =>
        `致 ${a.customer} 的${letterName[a.letter]}未发出：待发期间，${a.customer} 的欠款情况、到期日或收信邮箱已有变化。如仍需催收，请重新写信。`,
      waited: (a) =>
        `致 ${a.customer} 的${letterName[a.letter]}未发出：待发已超过 ${number(LETTER_WORKDAYS_MOST)} 个工作日，函中日期已不适用。如仍需催收，请重新写信。`,
    },
    serverSays: (words) => `邮件服务器回复：${words}`,
    unwrittenWhy: (words) => `原因：${words}`,
    wrongLogin: '邮件服务器不接受我方用户名或密码：请管理员更正 SMTP_URL 后重新启动 Cashlight。',
    waiting: ({ count: n, customers, more }) =>
      `致 ${list(customers)}${more > 0 ? ` 等 ${number(customers.length + more)} 家客户` : ''} 的 ${number(n)} 封信函待发：邮件服务器目前不接收，每五分钟重试一次，最多重试 ${number(LETTER_WORKDAYS_MOST)} 个工作日。可运行 npm run cash -- doctor 查明原因。`,
    contact: {
      saved: (a) =>
        `致 ${a.customer} 的信函将发给：${[a.name, a.email ?? '（尚无邮箱）', a.language && `使用${a.language}`].filter(Boolean).join('，')} 。`,
      unchanged: (customer) => `没有变化：致 ${customer} 的信函本已如此。`,
      nothing: (customer) => `尚未登记 ${customer} 的收信人。`,
      cleared: (customer) => `${customer} 已无收信人：重新登记之前，信函不会以邮件发出。`,
      correct: (code) => `contact ${code} li@example.com`,
    },
    templates: {
      title: '信函文本',
      which: (a) => `${a.language}的${letterName[a.letter]}：${a.isOwn ? '自定义文本' : 'Cashlight 默认文本'}。`,
      others: '其他信函：',
      placeholders: (names) => `花括号中的内容会自动填入，可用：${names}。`,
      emptyHint: '留空则恢复 Cashlight 默认文本。',
      preview: '以示例客户填入后的效果：',
      unknown: (gaps) => `${gaps} 无法填入，请见上方列表。`,
      noTable: '缺少 {明细}，信函就没有写明是哪些发票。',
      saved: (a) => `${a.language}的${letterName[a.letter]}已保存。`,
      restored: (a) => `${a.language}的${letterName[a.letter]}已恢复为 Cashlight 默认文本。`,
    },
  },

  letterhead: {
    title: '信头',
    name: '公司名称',
    address: '地址',
    bankDetails: '收款账户',
    bankDetailsHint: '客户付款所需的信息，每封信函都会附上。',
    replyTo: '回复邮箱',
    replyToHint: '客户负责人未登记邮箱时，客户的回复发到此处。',
    notAnAddress: (text) => `“${text}”不是邮箱地址。例如：credit@company.com`,
    saved: '信头已保存，下一封信函起使用。',
    unchanged: '没有变化：信头保持不变。',
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
      termsHint: (terms) => `留空则维持不变，新客户为 ${terms}。例如 EOM + 30，或 30% in advance, 70% net 60。`,
      currency: '币种',
      currencyHint: (currency) => `留空则维持不变，新客户为 ${currency}。`,
      owner: '负责人',
      ownerUnsaid: '维持不变（新客户归我负责）',
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
      newProduct: '新品',
      newProductOption: '适用新品账期',
    },
    check: { title: '查额度', submit: '查询', amountHint: '留空则查询可用额度。' },
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
