import { resolve } from 'node:path';
import { defineCommand } from '../Command.ts';
import { findProject } from '../findProject.ts';
import { shownBytes } from '../shownBytes.ts';
import { UploadsUnderWay } from '../UploadsUnderWay.ts';

export const upload = defineCommand({
  name: 'upload',
  usage: 'PROJECT FILE…',
  summary: 'Upload files; a node or an asset names each by its SHA-256',
  help: [
    'Pictures, videos, sounds, Blender files, fonts, ComfyUI workflows and trained weights (safetensors); what a',
    'file is shows in its content.',
    '',
    'A file of 8 MB and more goes on after a lost connection, and where the command is started again within a day.',
    'With --json a line a file.',
  ].join('\n'),
  takes: [2, Number.POSITIVE_INFINITY],
  options: {},
  run: async ({ client: connect, positionals: [text = '', ...names], environment, output, signal }) => {
    const client = await connect();
    const { id: project } = await findProject(client, text);
    const underWay = new UploadsUnderWay(environment);
    for (const [index, name] of names.entries()) {
      const path = resolve(environment.workingFolder, name);
      const sent = { url: client.url, project, path };
      output.progress(`${index + 1} of ${names.length}: ${name}`);
      const stored = await client.upload(project, path, {
        signal,
        begun: await underWay.find(sent),
        onBegin: (begun) => underWay.remember(sent, begun),
        onProgress: (bytes, of) =>
          output.progress(`${index + 1} of ${names.length}: ${name}, ${shownBytes(bytes)} of ${shownBytes(of)}`),
      });
      await underWay.forget(sent);
      output.showEach(
        { file: name, ...stored },
        () => `${stored.sha256}  ${name} (${stored.mediaType}, ${shownBytes(stored.sizeBytes)})`,
      );
    }
    return 0;
  },
});
