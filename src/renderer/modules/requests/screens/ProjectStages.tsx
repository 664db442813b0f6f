import { Group, Text } from '@mantine/core'
import { useText } from '../../../i18n/use-text'
import { coCreationStages } from '../../catalogue/schema'
import type { ProjectStage } from '../project-rules'
import { projectText } from '../project-text'

/** The five stages as five strokes: filled what is done, half what is being done; and in words. */
export function ProjectStages({ stage }: { stage: ProjectStage }) {
  const text = useText(projectText)
  const at = stage === 'done' ? coCreationStages.length : coCreationStages.indexOf(stage)
  return (
    <Group gap="sm" wrap="nowrap">
      <span className="yz-project-stages" aria-hidden="true">
        {coCreationStages.map((known, index) => (
          <span key={known} data-at={index < at ? 'done' : index === at ? 'now' : undefined} />
        ))}
      </span>
      <Text span fz="inherit" className="yz-nowrap">
        {stage === 'done' ? text.allDone : text.stage[stage]}
      </Text>
    </Group>
  )
}
