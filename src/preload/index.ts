import { contextBridge, ipcRenderer } from 'electron'
import { version } from '../../package.json'
import { type Bridge, bridgeChannels } from '../shared/bridge'

const bridge = {
  version,
  print: () => ipcRenderer.invoke(bridgeChannels.print),
  leaveKiosk: () => ipcRenderer.invoke(bridgeChannels.leaveKiosk),
  enterKiosk: () => ipcRenderer.invoke(bridgeChannels.enterKiosk),
  wipe: () => ipcRenderer.invoke(bridgeChannels.wipe),
  quit: () => ipcRenderer.invoke(bridgeChannels.quit),
} satisfies Bridge

contextBridge.exposeInMainWorld('yizhan', bridge)
