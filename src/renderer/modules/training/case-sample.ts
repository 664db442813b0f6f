import type { Context } from '../../data/context'
import { dayOf } from '../../lib/time'
import { addCase } from './case-operations'
import { addProblem, groupProblems, promoteProblem, setProblemStatus } from './problem-operations'

type SampleProblem = { title: string; category: string; tags?: string[]; alike?: string[]; answer?: string; retired?: string }

/** Invented, and of nobody: some answered, some told together, one retired, so that the pages show what they are for. */
const problems: readonly SampleProblem[] = [
  {
    title: '小区停车位不够用，晚上没处停',
    category: '停车',
    tags: ['车位', '夜间'],
    alike: ['小区停车位太少，下班回来没处停车', '晚上停车位全被占满'],
    answer: '晚上 7 点到早上 7 点，对面写字楼的地下车库对居民开放，凭门禁卡停车，每月 100 元。到驿站登记，第二天生效。',
  },
  {
    title: '电梯总是坏，老人上不了楼',
    category: '电梯',
    tags: ['维修'],
    alike: ['三号楼电梯又坏了'],
    answer: '先打物业 24 小时电话，30 分钟内到场。一个月坏三次以上，社区会同物业、维保单位开会，需要大修的走维修资金应急程序。',
  },
  {
    title: '楼道灯坏了没人修',
    category: '照明',
    alike: ['一单元楼道灯不亮'],
    answer: '扫楼门口的二维码或到驿站报一声，网格员当天看现场，三天内修好。物业不管的，社区先修再算账。',
  },
  { title: '广场舞声音太大', category: '噪音', tags: ['夜间'], alike: ['晚上跳广场舞太吵'] },
  { title: '楼上空调滴水到阳台', category: '邻里' },
  { title: '快递堆在楼门口', category: '环境' },
  { title: '电动车在楼道里充电', category: '消防', tags: ['充电'], retired: '每栋楼都建了充电棚，不再有人反映。' },
]

const cases = [
  {
    title: '写字楼车位错时共享',
    of: '小区停车位不够用，晚上没处停',
    category: '停车',
    tags: ['共建', '夜间'],
    body: '小区 380 户只有 120 个车位，晚上车停到消防通道上。',
    measures:
      '社区党委牵头，和对面写字楼党支部结对，谈定夜间开放 40 个地下车位；邻里议事会定了收费和先后办法，物业发门禁卡。前后开了四次会，花了两个月。',
    result: '夜里乱停少了一大半，半年没有因停车报警。',
    organisation: '百瑞苑社区',
    name: '冯丽华',
    phone: '13800010001',
  },
  {
    title: '老电梯用维修资金应急大修',
    of: '电梯总是坏，老人上不了楼',
    category: '电梯',
    tags: ['维修资金'],
    body: '三号楼电梯一年坏了 14 次，业主意见不一，资金动不了。',
    measures: '网格员逐户上门听意见，下沉单位的工程师免费出了检测报告；走应急程序，只需公示，不用三分之二签字。',
    result: '20 天修好，至今没有再坏。',
    organisation: '紫阳社区',
  },
  {
    title: '广场舞和安静都要：换场地、定时间',
    of: '广场舞声音太大',
    category: '噪音',
    body: '楼下住户和舞队吵了三个月。',
    measures: '请舞队长和住户代表坐到一起，商定早 8 点以后、晚 8 点以前，音箱不超过 60 分贝，另找了桥下空地。',
    result: '双方签了公约，舞队还帮着劝别人。',
    organisation: '水陆社区',
  },
] as const

/** Problems and cases of a sample center. Loaded a second time it adds nothing. */
export async function loadCaseSample(context: Context): Promise<void> {
  const today = dayOf(context.clock())
  const ids = new Map<string, string>()
  const add = async (title: string, category: string, tags: string[] = []): Promise<string | null> => {
    const added = await addProblem(context, { title, category, tags, day: today })
    if (!added.ok) return null
    ids.set(title, added.value.id)
    return added.value.id
  }
  for (const { title, category, tags, alike = [], answer, retired } of problems) {
    const id = await add(title, category, tags)
    if (id === null) continue
    for (const other of alike) {
      const otherId = await add(other, category)
      if (otherId) await groupProblems(context, { id, otherId })
    }
    if (answer) await promoteProblem(context, { id, answer })
    if (retired) await setProblemStatus(context, { id, status: 'retired', reason: retired })
  }
  for (const { of, ...study } of cases) {
    const problemId = ids.get(of)
    const tags = 'tags' in study ? [...study.tags] : []
    await addCase(context, { ...study, tags, day: today, ...(problemId ? { problemIds: [problemId] } : {}) })
  }
}
