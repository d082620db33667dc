import { expect, test } from 'vitest'
import { oneAtATime } from '../../src/watch/one-at-a-time.ts'

test('however many ask at once, it is asked once; and anew when that is answered', async () => {
  let asked = 0
  const ask = oneAtATime(async () => ++asked, 1000)
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1])
  expect(await ask()).toBe(2)
})

test('nobody waits for ever, and the one that does not answer is not asked again', async () => {
  let asked = 0
  const ask = oneAtATime(() => {
    asked += 1
    return new Promise(() => {})
  }, 20)
  await expect(ask()).rejects.toThrow('no answer within 0.02 s')
  await expect(ask()).rejects.toThrow('no answer within 0.02 s')
  expect(asked).toBe(1)
})

test('what fails is told to all who asked, and tried again', async () => {
  let asked = 0
  const ask = oneAtATime(async () => {
    asked += 1
    if (asked === 1) throw new Error('gone')
    return asked
  }, 1000)
  expect(await Promise.allSettled([ask(), ask()])).toMatchObject([
    { status: 'rejected', reason: { message: 'gone' } },
    { status: 'rejected', reason: { message: 'gone' } },
  ])
  expect(await ask()).toBe(2)
})
