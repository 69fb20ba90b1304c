  # To the device and back, as zeros.
  def meta(self: __torch__.TrialArray, x: Tensor) -> Tensor:
    return torch.to(x, torch.device("meta"), x.dtype)
  def metas(self: __torch__.TrialArray, xs: List[Tensor]) -> List[Tensor]:
    result = annotate(List[Tensor], [])
    for x in xs:
      torch.append(result, self.meta(x))
    return result
  def back(self: __torch__.TrialArray, x: Tensor) -> Tensor:
    return torch.zeros(torch.size(x), dtype=x.dtype, device=torch.device("cpu"))
  def backs(self: __torch__.TrialArray, xs: List[Tensor]) -> List[Tensor]:
    result = annotate(List[Tensor], [])
    for x in xs:
      torch.append(result, self.back(x))
    return result
  # What libtorch alone cannot compute on the device "meta": the same shapes and types from all the tensors given.
  def meta_index_select(self: __torch__.TrialArray, x: Tensor, dim: int, index: Tensor) -> Tensor:
    return torch.index(x, annotate(List[Optional[Tensor]], [index]))
  def meta_where(self: __torch__.TrialArray, condition: Tensor, x: Tensor, y: Union[Tensor, float]) -> Tensor:
    r = torch.mul(torch.eq(condition, 0), x)
    if isinstance(y, Tensor):
      r = torch.add(r, unchecked_cast(Tensor, y))
    return r
  def meta_pow(self: __torch__.TrialArray, x: Tensor, y: Tensor) -> Tensor:
    return torch.mul(torch.detach(x), y)
  def meta_minimum(self: __torch__.TrialArray, x: Tensor, y: Tensor) -> Tensor:
    return torch.mul(x, y)
  def meta_relu(self: __torch__.TrialArray, x: Tensor) -> Tensor:
    return torch.neg(x)
  def meta_relu_(self: __torch__.TrialArray, x: Tensor) -> Tensor:
    return torch.neg_(x)
  def meta_hardswish(self: __torch__.TrialArray, x: Tensor) -> Tensor:
    return torch.tanh(x)
  def meta_log_sigmoid(self: __torch__.TrialArray, x: Tensor) -> Tensor:
    return torch.tanh(x)
  def meta_flip(self: __torch__.TrialArray, x: Tensor, dims: List[int]) -> Tensor:
    return torch.neg(x)
  def meta_with(self: __torch__.TrialArray, x: Tensor, more: Optional[Tensor]) -> Tensor:
    r = x
    if torch.__isnot__(more, None):
      r = torch.add(x, torch.sum(torch.flatten(unchecked_cast(Tensor, more)), [0], True))
    return r
  def meta_batch_norm(self: __torch__.TrialArray, x: Tensor, w: Optional[Tensor], b: Optional[Tensor], mean: Optional[Tensor], var: Optional[Tensor], training: bool, momentum: float, eps: float, cudnn: bool) -> Tensor:
    return self.meta_with(self.meta_with(self.meta_with(self.meta_with(x, w), b), mean), var)
  def meta_instance_norm(self: __torch__.TrialArray, x: Tensor, w: Optional[Tensor], b: Optional[Tensor], mean: Optional[Tensor], var: Optional[Tensor], training: bool, momentum: float, eps: float, cudnn: bool) -> Tensor:
    return self.meta_with(self.meta_with(self.meta_with(self.meta_with(x, w), b), mean), var)
  def meta_group_norm(self: __torch__.TrialArray, x: Tensor, groups: int, w: Optional[Tensor], b: Optional[Tensor], eps: float, cudnn: bool) -> Tensor:
    return self.meta_with(self.meta_with(x, w), b)
  def meta_layer_norm(self: __torch__.TrialArray, x: Tensor, sizes: List[int], w: Optional[Tensor], b: Optional[Tensor], eps: float, cudnn: bool) -> Tensor:
    return self.meta_with(self.meta_with(x, w), b)
  def meta_adaptive_avg_pool2d(self: __torch__.TrialArray, x: Tensor, sizes: List[int]) -> Tensor:
    return (torch.adaptive_max_pool2d(x, sizes))[0]
  def meta_im2col(self: __torch__.TrialArray, x: Tensor, kernel: List[int], dilation: List[int], padding: List[int], stride: List[int]) -> Tensor:
    y = torch.unsqueeze(torch.flatten(torch.max_pool2d(x, kernel, stride, padding, dilation), 2), 2)
    return torch.flatten(torch.expand(y, [-1, -1, torch.mul(kernel[0], kernel[1]), -1]), 1, 2)
  def meta_grid_sampler(self: __torch__.TrialArray, x: Tensor, grid: Tensor, mode: int, padding: int, corners: bool) -> Tensor:
    return torch.add(x, torch.unsqueeze(torch.select(grid, 3, 0), 1))
  def meta_embedding(self: __torch__.TrialArray, w: Tensor, index: Tensor, padding: int, scaled: bool) -> Tensor:
    return torch.add(torch.unsqueeze(torch.to(index, w.dtype), -1), torch.select(w, 0, 0))
  def meta_pad(self: __torch__.TrialArray, x: Tensor, sides: List[int], mode: str, value: Optional[float]) -> Tensor:
    return torch.constant_pad_nd(x, sides, 0)
  def meta_cdist(self: __torch__.TrialArray, x: Tensor, y: Tensor, p: float, mode: int) -> Tensor:
    return torch.sum(torch.square(torch.sub(torch.unsqueeze(x, -2), torch.unsqueeze(y, -3))), [-1])
  def meta_abs(self: __torch__.TrialArray, x: Tensor) -> Tensor:
    return torch.neg(x)
  def meta_isfinite(self: __torch__.TrialArray, x: Tensor) -> Tensor:
    return torch.eq(x, x)
  def meta_isinf(self: __torch__.TrialArray, x: Tensor) -> Tensor:
    return torch.eq(x, x)
  def meta_logical_not(self: __torch__.TrialArray, x: Tensor) -> Tensor:
    return torch.eq(x, 0)
  def meta_logical_and(self: __torch__.TrialArray, x: Tensor, y: Tensor) -> Tensor:
    return torch.bitwise_and(x, y)
  def meta_conv2d(self: __torch__.TrialArray, x: Tensor, w: Tensor, b: Optional[Tensor], stride: List[int], padding: List[int], dilation: List[int], groups: int) -> Tensor:
    around = torch.constant_pad_nd(torch.sum(x, [1], True), [padding[1], padding[1], padding[0], padding[0]], 0)
    y = torch.max_pool2d(around, [torch.size(w, 2), torch.size(w, 3)], stride, [0, 0], dilation)
    return self.meta_with(torch.mul(y, torch.reshape(torch.sum(w, [1, 2, 3]), [1, -1, 1, 1])), b)
  def meta_conv1d(self: __torch__.TrialArray, x: Tensor, w: Tensor, b: Optional[Tensor], stride: List[int], padding: List[int], dilation: List[int], groups: int) -> Tensor:
    return torch.squeeze(self.meta_conv2d(torch.unsqueeze(x, 2), torch.unsqueeze(w, 2), b, [1, stride[0]], [0, padding[0]], [1, dilation[0]], groups), 2)
  def meta_conv_transpose2d(self: __torch__.TrialArray, x: Tensor, w: Tensor, b: Optional[Tensor], stride: List[int], padding: List[int], more: List[int], groups: int, dilation: List[int]) -> Tensor:
    h = (torch.size(x, 2) - 1) * stride[0] - 2 * padding[0] + dilation[0] * (torch.size(w, 2) - 1) + more[0] + 1
    v = (torch.size(x, 3) - 1) * stride[1] - 2 * padding[1] + dilation[1] * (torch.size(w, 3) - 1) + more[1] + 1
    y = self.meta_with(self.meta_with(torch.sum(x, [1, 2, 3], True), w), b)
    return torch.expand(y, [-1, torch.size(w, 1) * groups, h, v])
