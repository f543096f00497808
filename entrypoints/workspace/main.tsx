import '../../components/shared/styles/index.css'
import '../../components/workspace/workspace.css'
import { render } from 'preact'
import { applyRememberedTheme } from '../../components/shared/theme.ts'
import { Workspace } from '../../components/workspace/workspace.tsx'

applyRememberedTheme()
const place = document.getElementById('app')
if (place) render(<Workspace />, place)
