import type { Ask } from './handle.ts'

export type FileToSend = { readonly name: string; readonly bytes: Uint8Array | string }

/** Files to the person alone, in their conversation with the app. */
export async function sendFiles(
  { client, by }: Pick<Ask, 'client' | 'by'>,
  files: readonly FileToSend[],
): Promise<void> {
  const { channel } = await client.conversations.open({ users: by.userId })
  await client.filesUploadV2({
    channel_id: channel?.id as string,
    file_uploads: files.map(({ name, bytes }) => ({ filename: name, file: Buffer.from(bytes) })),
  } as Parameters<typeof client.filesUploadV2>[0])
}
