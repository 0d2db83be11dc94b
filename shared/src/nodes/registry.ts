import type { NodeDefinition } from './defineNode.ts';
import { characterNode, locationNode, styleNode } from './types/assets.ts';
import { blenderInputNode } from './types/blender.ts';
import { clipNode, fileNode, pictureNode, soundNode } from './types/brought.ts';
import { compositeNode } from './types/composite.ts';
import { maskApplyNode, maskNode, matteNode } from './types/masks.ts';
import { controlMapNode, imageToImageNode, inpaintNode, upscaleNode } from './types/remade.ts';
import { sceneNode, wayInNode, wayOutNode } from './types/scenes.ts';
import { assemblerNode, outputNode } from './types/cut.ts';
import { conditionNode, fanOutNode, mergeNode, pipelineNode } from './types/routing.ts';
import { shotMotionNode, shotStillNode } from './types/shots.ts';
import { textOverlayNode } from './types/textOverlay.ts';
import { lipSyncNode, transitionNode } from './types/motion.ts';
import { audioMixNode, dialogueNode } from './types/sound.ts';
import { noteNode, promptNode } from './types/texts.ts';
import { trainingNode, voiceTrainingNode } from './types/training.ts';
import { booleanNode, convertNode, floatNode, integerNode, scriptNode, stringNode } from './types/values.ts';

/** Every node type, by type, in the order of the palette. Adding one is adding its file and its line here. */
export const NODE_TYPES: ReadonlyMap<string, NodeDefinition> = new Map(
  [
    promptNode,
    noteNode,
    stringNode,
    integerNode,
    floatNode,
    booleanNode,
    scriptNode,
    convertNode,
    conditionNode,
    mergeNode,
    fanOutNode,
    pipelineNode,
    pictureNode,
    clipNode,
    soundNode,
    fileNode,
    characterNode,
    styleNode,
    locationNode,
    shotStillNode,
    shotMotionNode,
    maskNode,
    maskApplyNode,
    matteNode,
    compositeNode,
    textOverlayNode,
    upscaleNode,
    controlMapNode,
    imageToImageNode,
    inpaintNode,
    sceneNode,
    wayInNode,
    wayOutNode,
    blenderInputNode,
    transitionNode,
    lipSyncNode,
    dialogueNode,
    audioMixNode,
    trainingNode,
    voiceTrainingNode,
    assemblerNode,
    outputNode,
  ].map((node) => [node.type, node]),
);
