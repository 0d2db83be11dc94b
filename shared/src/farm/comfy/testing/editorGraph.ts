interface Node {
  readonly id: number;
  readonly type: string;
  readonly title?: string;
  readonly mode?: number;
  /** Inputs by name, each with the node and output that it is connected to, or null. `*name` has a value of its own as well. */
  readonly in?: Readonly<Record<string, readonly [number, number] | null>>;
  readonly types?: readonly string[];
  readonly out?: readonly string[];
  readonly values?: readonly unknown[] | Readonly<Record<string, unknown>>;
}

/** A graph as the editor saves one, from fewer words. Links are rows, or objects as within subgraphs. */
export function editorGraph(nodes: readonly Node[], linkForm: 'rows' | 'objects' = 'rows') {
  const links: unknown[] = [];
  const saved = nodes.map(({ id, type, title, mode = 0, in: into = {}, types = [], out = [], values = [] }) => ({
    id,
    type,
    pos: [0, 0],
    flags: {},
    mode,
    ...(title === undefined ? {} : { title }),
    inputs: Object.entries(into).map(([key, from], slot) => {
      const name = key.replace('*', '');
      const input = {
        name,
        type: types[slot] ?? '*',
        ...(key.startsWith('*') ? { widget: { name } } : {}),
      };
      if (from === null) return { ...input, link: null };
      const link = links.length + 1;
      const [origin, originSlot] = from;
      links.push(
        linkForm === 'rows'
          ? [link, origin, originSlot, id, slot, types[slot] ?? '*']
          : { id: link, origin_id: origin, origin_slot: originSlot, target_id: id, target_slot: slot, type: '*' },
      );
      return { ...input, link };
    }),
    outputs: out.map((name) => ({ name, type: name, links: [] })),
    widgets_values: values,
  }));
  return { version: 0.4, nodes: saved, links, groups: [], extra: {} };
}
