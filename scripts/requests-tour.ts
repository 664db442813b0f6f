import { deskOf } from '../e2e/pages/desk'
import { requestsOf } from '../e2e/pages/requests'
import { director, setUpOf } from '../e2e/pages/set-up'
import { type Stop, takeBoth } from './tour-stop'

/** What residents ask for: the list, a ticket that is rated, a request in the middle of its loop, the phone tree. */
export const asking: Stop = {
  name: 'requests',
  mode: 'desk',
  async visit(page, take) {
    await setUpOf(page).openDesk()
    const requests = requestsOf(page)
    const goTo = () => deskOf(page).goTo('诉求工单')
    await goTo()
    for (const title of ['停车位不够用', '楼上半夜装修', '楼道里堆满了旧家具']) {
      await requests.register('诉求', title, { 姓名: '李军', 电话: '13900005678' })
      await goTo()
    }
    await requests.open('楼道里堆满了旧家具')
    await takeBoth(page, take, 'request')
    await requests.take('征集清单', '三单元六户，四户说走不过去', '完成征集')
    await requests.take('会商纪要', '楼栋长、物业到场，定了周六一起清', '完成会商')
    await requests.goBack('征集', '还有两户没有问到')
    await takeBoth(page, take, 'request-back')
    await goTo()
    await takeBoth(page, take, 'requests')
    await requests.register('工单', '三单元的灯坏了', { 姓名: '陈桂英', 电话: '13800001234' })
    await requests.assign(director.name)
    await requests.take('上门记录', '今天上午看过，要换灯座', '记下上门')
    await requests.take('办理结果', '换好了，亮了', '标为完成')
    await takeBoth(page, take, 'ticket')
    await goTo()
    await page.getByRole('link', { name: '紧急联系' }).click()
    await requests.addContact({ name: '王芳', phone: '13800000001', role: '网格长' })
    await requests.addContact({ name: '赵敏', phone: '13800000002', role: '楼栋长', caller: '王芳' })
    await takeBoth(page, take, 'calls')
  },
}
