import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import { readTrial } from '../../flows/propose-terms.ts'
import type { MessageKind } from '../draw.ts'
import { termsTrialView } from '../views/terms-trial.ts'

const data = z.object({ trialId: z.string(), day: z.string() })

export const termsTrial: MessageKind<z.infer<typeof data>> = {
  kind: 'terms-trial',
  data,
  async draw({ db, workspace, data: { trialId, day }, words }) {
    const ended = await readTrial(db, workspace.id, { trialId, day: day as Day })
    return ended && termsTrialView(ended, words)
  },
}
