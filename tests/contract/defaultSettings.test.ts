import { expect, it } from 'vitest'
import { defaultSettings } from '../../main/bridge/contract'
import { defaultSettings as ofTheWindow } from '../../renderer/app/defaultSettings'

// The renderer may know the contract as types only, so it keeps the values once more.
it('the window falls back to the same settings as the main process', () => {
  expect(ofTheWindow).toEqual(defaultSettings)
})
