"""What a lesson turns and presses: the widgets of modules 01 to 07."""
