import { feeds, fits } from '@dailies/shared/graph';
import type { Family, InputPort, OutputPort } from '@dailies/shared/modules';
import { NODE_TYPES, type NodeDefinition } from '@dailies/shared/nodes';

/** A node type, with the port that an edge in the hand would go to. */
export interface FittingType {
  readonly definition: NodeDefinition;
  readonly port: string | null;
}

/**
 * The node types that match a search, in the palette's order: a match at the start of the title goes
 * first. With an edge in the hand, only those that take it.
 */
export function fittingTypes(
  search: string,
  hand: { readonly side: 'input' | 'output'; readonly port: InputPort | OutputPort; readonly family: Family } | null,
): readonly FittingType[] {
  const wanted = search.trim().toLowerCase();
  const matches = (definition: NodeDefinition): boolean =>
    `${definition.title} ${definition.purpose} ${definition.group}`.toLowerCase().includes(wanted);
  return [...NODE_TYPES.values()]
    .filter(matches)
    .flatMap((definition): FittingType[] => {
      if (hand === null) return [{ definition, port: null }];
      const { inputs, outputs, family } = definition.module;
      if (!(hand.side === 'output' ? feeds(hand.family, family) : feeds(family, hand.family))) return [];
      const port =
        hand.side === 'output'
          ? inputs.find((input) => fits(hand.port, input).ok)
          : outputs.find((output) => fits(output, hand.port).ok);
      return port === undefined ? [] : [{ definition, port: port.key }];
    })
    .sort((a, b) => Number(startsWith(b, wanted)) - Number(startsWith(a, wanted)));
}

const startsWith = ({ definition }: FittingType, wanted: string): boolean =>
  wanted !== '' && definition.title.toLowerCase().startsWith(wanted);
