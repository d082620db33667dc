/**
 * A letter as a mail: its text, and the letter and the statement as PDF files. Nothing of what other people are called can reach a header:
 * addresses have been validated when they were written down, and names and subjects are encoded by nodemailer.
 */
import MailComposer from 'nodemailer/lib/mail-composer'
import { addDays } from '../core/day.ts'
import type { Doc } from '../documents/doc.ts'
import { headOf, letterDoc } from '../documents/letter.ts'
import type { drawPdf as draw } from '../documents/pdf.ts'
import { statementDoc } from '../documents/statement.ts'
import type { Message, Outbox } from '../flows/outbox.ts'
import { readLetterToSend } from '../flows/read-letter-to-send.ts'
import { readStatement } from '../flows/read-statement.ts'
import { wordsOf } from '../i18n/index.ts'
import type { Envelope } from './server.ts'

/** How far back a statement goes that is sent with a letter. */
const STATEMENT_DAYS = 90

/** null: there is nothing to send any more. `from` is the address that the mail server lets us send from. */
export async function composeLetter(
  db: Outbox,
  message: Message,
  { from, drawPdf }: { from: string; drawPdf: typeof draw },
): Promise<(Envelope & { readonly raw: Buffer; readonly messageId: string }) | null> {
  const { letterId } = JSON.parse(message.data) as { letterId: string }
  const read = await readLetterToSend(db, message.workspaceId, letterId)
  if (!read) return null
  const { letter, letterhead, workspace, contactName } = read
  const { language, statementDay: day, toAddress: to, replyTo } = letter
  const words = wordsOf(language)
  const statement = await readStatement(db, workspace, letter.customerId, {
    from: addDays(day, -STATEMENT_DAYS),
    to: day,
  })
  if (statement.kind === 'untied') throw new Error('the statement does not tie to the books')
  const pdf = async (name: string, doc: Doc) => ({
    filename: `${name} ${day}.pdf`,
    contentType: 'application/pdf',
    content: Buffer.from(await drawPdf(doc)),
  })
  const messageId = `<${message.key.replace(':', '.')}@${from.split('@')[1]}>`
  const raw = await new MailComposer({
    from: { name: letterhead.name, address: from },
    to: { name: contactName ?? '', address: to },
    replyTo: { name: letterhead.name, address: replyTo },
    subject: letter.subject,
    messageId,
    date: letter.approvedAt,
    headers: { 'Content-Language': language },
    text: letter.body,
    attachments: [
      await pdf(words.letter.file.letter[letter.kind], letterDoc(letter, letterhead)),
      await pdf(
        words.letter.file.statement,
        statementDoc(statement, words, { language, day, head: headOf(letterhead), foot: letterhead.name }),
      ),
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
  return { from, to, raw, messageId }
}
